"""Branches and loops."""

import tensorflow as tf

from keras.conformance.backend_calls.call import CUBE, MATRIX, Call, numbers

CALLS = [
    *[
        Call("switch", lambda K, x, c=c: K.switch(tf.constant(c), x, lambda: 2 * x), [CUBE])
        for c in (True, False, 1, [True, False, True, True], (CUBE[:1, :, :1] > 0).tolist(), (CUBE > 0).tolist())
    ],
    Call("switch", lambda K, x: K.switch(x[..., 0] > 0, x, 2 * x), [CUBE]),
    *[
        Call(name, lambda K, x, name=name, t=t: getattr(K, name)(x, lambda: 2 * x, training=t), [CUBE])
        for name in ("in_train_phase", "in_test_phase")
        for t in (None, 0, 1, True, False)
    ],
    Call("map_fn", lambda K, x: K.map_fn(lambda row: row * 2, x), [CUBE]),
    Call("map_fn", lambda K, x, y: K.map_fn(lambda rows: rows[0] + rows[1][0], (x, y), dtype="float32"), [CUBE, CUBE]),
    Call("map_fn", lambda K, x: K.map_fn(lambda row: (row, row > 0), x, dtype=(tf.float32, tf.bool)), [CUBE]),
    Call("foldl", lambda K, x: K.foldl(lambda total, row: total * 0.5 - row, x), [CUBE]),
    Call(
        "foldl", lambda K, x, s: K.foldl(lambda total, row: total * 0.5 - row, x, initializer=s), [CUBE, numbers(3, 4)]
    ),
    Call("foldr", lambda K, x: K.foldr(lambda total, row: total * 0.5 - row, x), [CUBE]),
    Call(
        "foldr", lambda K, x, s: K.foldr(lambda total, row: total * 0.5 - row, x, initializer=s), [CUBE, numbers(3, 4)]
    ),
    Call("print_tensor", lambda K, x: K.print_tensor(x, "shown by the test:", summarize=1), [MATRIX]),
]
