"""Runs programs in NumPy and writes what they compute.

    go test ./nn/export -run TestNumPy -programs programs.json
    python3 nn/export/testdata/record.py < programs.json > nn/export/testdata/numpy.json

Reads {case: {"program", "names"}}; writes for each case the program's SHA-256 and the flat numbers of its variables.
"""
import contextlib
import hashlib
import io
import json
import sys

import numpy as np

out = {}
for case, c in json.load(sys.stdin).items():
    scope = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(c["program"], scope)
    for name in ("loss", "z1"):
        assert f"{name} = " in printed.getvalue(), (case, name)
    out[case] = {
        "sha256": hashlib.sha256(c["program"].encode()).hexdigest(),
        "shapes": {name: list(np.shape(scope[name])) for name in c["names"]},
        "values": {name: np.ravel(scope[name]).astype(float).tolist() for name in c["names"]},
    }
json.dump({"source": "NumPy " + np.__version__ + ", record.py", "cases": out}, sys.stdout)
