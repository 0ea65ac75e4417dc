import numpy as np

X = np.array([[.1, .2, .3], [.4, .5, .6], [.7, .8, .9]])
target = np.array([[0], [1], [0]])
rate = 0.1

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def forward(p):
    W1, b1, W2, b2 = p
    a1 = sigmoid(X @ W1 + b1)
    return a1, sigmoid(a1 @ W2 + b2)

def gradients(p):
    a1, y = forward(p)
    delta2 = (y - target) * y * (1 - y)
    delta1 = delta2 @ p[2].T * a1 * (1 - a1)
    return [X.T @ delta1, delta1.sum(axis=0), a1.T @ delta2, delta2.sum(axis=0)]

def sgd(p, g, m, v, t):
    p -= rate * g

def momentum(p, g, m, v, t):
    m[:] = 0.9 * m + g
    p -= rate * m

def adam(p, g, m, v, t):
    m[:] = 0.9 * m + 0.1 * g
    v[:] = 0.999 * v + 0.001 * g * g
    p -= rate * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)

for step in (sgd, momentum, adam):
    np.random.seed(0)
    W1, W2 = np.random.randn(3, 4), np.random.randn(4, 1)
    p = [W1, np.zeros(4), W2, np.zeros(1)]
    m, v = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p]
    for t in range(1, 1001):
        for arrays in zip(p, gradients(p), m, v):
            step(*arrays, t)
        if t in (1, 100, 300, 1000):
            print(step.__name__, t, np.mean((target - forward(p)[1]) ** 2 / 2).round(6))
