import numpy as np

X = np.array([[0, 0, 1], [1, 1, 1], [1, 0, 1], [0, 1, 1]])
target = np.array([[0, 1, 1, 0]]).T

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

for penalty in (0, 0.01, 0.1):
    np.random.seed(1)
    w = 2 * np.random.random((3, 1)) - 1
    for _ in range(10000):
        y = sigmoid(X @ w)
        w = w + X.T @ ((target - y) * y * (1 - y)) - penalty * w
    y = sigmoid(X @ w)
    print("L2", penalty, "weights", w.T[0].round(4), "outputs", y.T[0].round(4))
