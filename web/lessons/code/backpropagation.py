import numpy as np

x = np.array([0.05, 0.10])
target = np.array([0.01, 0.99])
W1 = np.array([[0.15, 0.20], [0.25, 0.30]])
W2 = np.array([[0.40, 0.45], [0.50, 0.55]])
b1, b2 = 0.35, 0.60
rate = 0.5

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

for step in range(10001):
    h = sigmoid(W1 @ x + b1)
    y = sigmoid(W2 @ h + b2)
    if step in (0, 1, 10000):
        print("step", step, "loss", (np.sum((target - y) ** 2) / 2).round(9))
    delta2 = (y - target) * y * (1 - y)
    delta1 = W2.T @ delta2 * h * (1 - h)
    dW2, dW1 = np.outer(delta2, h), np.outer(delta1, x)
    if step == 0:
        print("hidden", h.round(9))
        print("output", y.round(9))
        print("delta2", delta2.round(9))
        print("dW2", dW2[0].round(9), dW2[1].round(9))
        print("delta1", delta1.round(9))
        print("dW1", dW1[0].round(9), dW1[1].round(9))
    W2 -= rate * dW2
    W1 -= rate * dW1
    if step == 0:
        print("W2", W2[0].round(9), W2[1].round(9))
        print("W1", W1[0].round(9), W1[1].round(9))
