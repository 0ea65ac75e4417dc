import numpy as np

X = np.array([[0, 0, 1], [1, 1, 1], [1, 0, 1], [0, 1, 1]])
target = np.array([[0, 1, 1, 0]]).T

np.random.seed(1)
w = 2 * np.random.random((3, 1)) - 1

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def loss(y):
    return np.mean((target - y) ** 2) / 2

y = sigmoid(X @ w)
print("weights", w.T[0].round(8))
print("outputs", y.T[0].round(4))
print("loss", loss(y).round(6))

dw = X.T @ ((target - y) * y * (1 - y))
print("change", dw.T[0].round(6))

for _ in range(15000):
    y = sigmoid(X @ w)
    w += X.T @ ((target - y) * y * (1 - y))

y = sigmoid(X @ w)
print("weights", w.T[0].round(8))
print("outputs", y.T[0].round(4))
print("loss", loss(y).round(8))
print("1 0 0 ->", sigmoid(np.array([1, 0, 0]) @ w)[0].round(6))
