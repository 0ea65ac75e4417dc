import numpy as np

X = np.array([[.1, .2, .3], [.4, .5, .6], [.7, .8, .9]])
target = np.array([[0], [1], [0]])

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def train(scale, rate, epochs):
    np.random.seed(0)
    W1 = np.random.randn(3, 4) * scale
    W2 = np.random.randn(4, 1) * scale
    b1, b2 = np.zeros((1, 4)), np.zeros((1, 1))
    for epoch in range(max(epochs) + 1):
        a1 = sigmoid(X @ W1 + b1)
        y = sigmoid(a1 @ W2 + b2)
        if epoch in epochs:
            print(epoch, "loss", np.mean((target - y) ** 2).round(6), "outputs", y.T[0].round(4))
        delta2 = (y - target) * y * (1 - y)
        delta1 = delta2 @ W2.T * a1 * (1 - a1)
        W2 -= rate * a1.T @ delta2
        b2 -= rate * delta2.sum(axis=0)
        W1 -= rate * X.T @ delta1
        b1 -= rate * delta1.sum(axis=0)

print("small weights, small steps")
train(0.01, 0.1, [0, 1, 100, 10000])
print("larger weights, larger steps")
train(1, 1, [0, 1, 100, 1000, 10000])
