"""Activations, biases and normalization."""

import tensorflow as tf

from keras.conformance.backend_calls.call import (
    CUBE,
    IMAGES,
    IMAGES_FIRST,
    INTEGERS,
    LABELS,
    MATRIX,
    ROWS,
    Call,
    numbers,
)

CALLS = [
    *[
        Call(name, lambda K, x, name=name: getattr(K, name)(x), [3 * CUBE])
        for name in "elu softmax softplus softsign sigmoid hard_sigmoid tanh relu".split()
    ],
    Call("hard_sigmoid", lambda K, x: K.hard_sigmoid(x), [CUBE.astype("float16")]),
    Call("elu", lambda K, x: K.elu(x, alpha=0.3), [CUBE]),
    Call("softmax", lambda K, x: K.softmax(x, axis=1), [CUBE]),
    *[
        Call("relu", lambda K, x, arguments=arguments: K.relu(x, **arguments), [2 * CUBE])
        for arguments in [
            {"alpha": 0.1},
            {"max_value": 6},
            {"max_value": 1.0},
            {"threshold": 0.5},
            {"alpha": 0.1, "max_value": 1.5, "threshold": 0.5},
            {"alpha": 0.2, "max_value": 1.0},
        ]
    ],
    Call("relu", lambda K, x: K.relu(x, max_value=2), [INTEGERS]),
    Call("bias_add", lambda K, x, b: K.bias_add(x, b), [IMAGES, numbers(3)]),
    Call("bias_add", lambda K, x, b: K.bias_add(x, b, "channels_first"), [IMAGES_FIRST, numbers(3)]),
    Call("bias_add", lambda K, x, b: K.bias_add(x, b), [IMAGES, numbers(5, 6, 3)]),
    Call("bias_add", lambda K, x, b: K.bias_add(x, b, "channels_first"), [IMAGES_FIRST, numbers(5, 6, 3)]),
    Call("bias_add", lambda K, x, b: K.bias_add(x, b), [MATRIX, numbers(4)]),
    Call("bias_add", lambda K, x, b: K.bias_add(x, b, "channels_first"), [CUBE, numbers(3)]),
    Call("in_top_k", lambda K, x, y: K.in_top_k(x, y, 2), [ROWS, LABELS]),
    *[
        Call(
            "batch_normalization",
            lambda K, x, *f, axis=axis: K.batch_normalization(x, f[0], tf.square(f[1]), f[2], f[3], axis, 1e-2),
            [x] + [numbers(x.shape[axis]) for _ in range(4)],
        )
        for x, axis in ((IMAGES, -1), (IMAGES_FIRST, 1), (MATRIX, -1), (CUBE, -1))
    ],
    Call(
        "batch_normalization",
        lambda K, x, m, v: K.batch_normalization(x, m, v**2, None, None),
        [CUBE, numbers(4), numbers(4)],
    ),
    *[
        Call(
            "normalize_batch_in_training",
            lambda K, x, g, b, axes=axes: K.normalize_batch_in_training(x, g, b, axes),
            [x, numbers(*features), numbers(*features)],
        )
        for x, axes, features in [
            (IMAGES, [0, 1, 2], (3,)),
            (IMAGES_FIRST, [0, 2, 3], (3,)),
            (MATRIX, [0], (4,)),
            (CUBE, [0, 1], (4,)),
            (CUBE, [0, 2], (3,)),
            (CUBE, [0], (3, 4)),
        ]
    ],
    Call("normalize_batch_in_training", lambda K, x: K.normalize_batch_in_training(x, None, None, [0, 1, 2]), [IMAGES]),
    Call("normalize_batch_in_training", lambda K, x: K.normalize_batch_in_training(x, None, None, [0]), [MATRIX]),
]
