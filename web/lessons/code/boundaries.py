import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
target = np.array([[0], [1], [1], [0]])

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def report(y):
    print("loss", np.mean((target - y) ** 2 / 2).round(6), "outputs", y.T[0].round(4))

def alone(seed, epochs):
    np.random.seed(seed)
    w, b = np.random.randn(2, 1), 0
    for _ in range(epochs):
        y = sigmoid(X @ w + b)
        delta = (y - target) * y * (1 - y)
        w -= X.T @ delta
        b -= delta.sum()
    report(sigmoid(X @ w + b))

def hidden(units, seed, epochs):
    np.random.seed(seed)
    W1, W2 = np.random.randn(2, units), np.random.randn(units, 1)
    b1, b2 = np.zeros((1, units)), 0
    for _ in range(epochs):
        a1 = np.tanh(X @ W1 + b1)
        y = sigmoid(a1 @ W2 + b2)
        delta2 = (y - target) * y * (1 - y)
        delta1 = delta2 @ W2.T * (1 - a1 ** 2)
        W2 -= a1.T @ delta2
        b2 -= delta2.sum()
        W1 -= X.T @ delta1
        b1 -= delta1.sum(axis=0)
    report(sigmoid(np.tanh(X @ W1 + b1) @ W2 + b2))

print("no hidden layer"); alone(1, 1000)
print("two hidden units"); hidden(2, 3, 1000)
print("another start"); hidden(2, 1, 1000)
print("four hidden units"); hidden(4, 1, 1000)
