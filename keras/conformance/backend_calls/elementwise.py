"""Arithmetic and comparison, element by element."""

import numpy as np
import tensorflow as tf

from keras.conformance.backend_calls.call import CUBE, INTEGERS, POSITIVE, Call

CALLS = [
    *[
        Call(name, lambda K, x, name=name: getattr(K, name)(x), [CUBE])
        for name in ("abs sign square exp sin cos round".split())
    ],
    Call("abs", lambda K, x: K.abs(x), [INTEGERS]),
    Call("sqrt", lambda K, x: K.sqrt(x), [CUBE]),
    Call("log", lambda K, x: K.log(x), [POSITIVE]),
    Call("pow", lambda K, x: K.pow(x, 3), [CUBE]),
    Call("pow", lambda K, x: K.pow(x, 2), [INTEGERS]),
    Call("clip", lambda K, x: K.clip(x, -0.5, 0.5), [CUBE]),
    Call("clip", lambda K, x: K.clip(x, 0.5, -0.5), [CUBE]),
    Call("clip", lambda K, x: K.clip(x, None, 0.5), [CUBE]),
    Call("clip", lambda K, x: K.clip(x, 0.5, None), [CUBE]),
    Call("clip", lambda K, x: K.clip(x, 0, 2), [INTEGERS]),
    Call("clip", lambda K, x: K.clip(x, tf.constant(0.1), tf.constant(0.4)), [CUBE]),
    *[
        Call(name, lambda K, x, y, name=name: getattr(K, name)(x, y), [INTEGERS, np.abs(INTEGERS)])
        for name in "equal not_equal greater greater_equal less less_equal maximum minimum".split()
    ],
    Call("maximum", lambda K, x: K.maximum(x, 0.0), [CUBE]),
]
