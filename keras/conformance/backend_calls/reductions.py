"""Reductions along axes."""

import numpy as np

from keras.conformance.backend_calls.call import CUBE, INTEGERS, Call

BOOLEANS = np.array([[True, False, True], [True, True, True]])

CALLS = [
    *[
        Call(name, lambda K, x, name=name, axis=axis, keep=keep: getattr(K, name)(x, axis, keep), [CUBE])
        for name in "sum prod max min mean var std any all".split()
        for axis, keep in ((None, False), (1, True), ([0, -1], False))
    ],
    Call("mean", lambda K, x: K.mean(x, axis=1), [BOOLEANS]),
    Call("mean", lambda K, x: K.mean(x), [INTEGERS]),
    Call("var", lambda K, x: K.var(x), [BOOLEANS]),
    Call("std", lambda K, x: K.std(x, axis=0), [BOOLEANS]),
    Call("max", lambda K, x: K.max(x, axis=0), [INTEGERS]),
    Call("any", lambda K, x: K.any(x, axis=0), [BOOLEANS]),
    Call("all", lambda K, x: K.all(x, axis=0), [BOOLEANS]),
    *[
        Call(name, lambda K, x, name=name, axis=axis: getattr(K, name)(x, axis=axis), [CUBE])
        for name in "argmax argmin cumsum cumprod".split()
        for axis in (0, 1, -1)
    ],
]
