"""Products of matrices."""

from keras.conformance.backend_calls.call import CUBE, Call, numbers

CALLS = [
    Call("dot", lambda K, x, y: K.dot(x, y), [numbers(2, 3), numbers(3, 4)]),
    Call("dot", lambda K, x, y: K.dot(x, y), [numbers(2, 5, 3), numbers(3, 4)]),
    Call("dot", lambda K, x, y: K.dot(x, y), [numbers(2, 5, 3), numbers(6, 3, 4)]),
    Call("dot", lambda K, x, y: K.dot(x, y), [numbers(2, 3), numbers(6, 3, 4)]),
    *[
        Call("batch_dot", lambda K, x, y, axes=axes: K.batch_dot(x, y, axes), [numbers(*x), numbers(*y)])
        for x, y, axes in [
            ((2, 3), (2, 3), None),
            ((2, 3), (2, 3), 1),
            ((2, 3, 4), (2, 4, 5), None),
            ((2, 3, 4), (2, 3, 5), 1),
            ((2, 3, 4), (2, 5, 4), (2, 2)),
            ((2, 3, 4), (2, 5, 4), (-1, -1)),
            ((2, 3, 4), (2, 4), None),
            ((2, 3), (2, 3, 4), None),
            ((2, 3), (2, 4, 3), (1, 2)),
            ((2, 3, 4, 5), (2, 6, 5, 7), None),
            ((2, 3, 4, 5), (2, 4, 6), (2, 1)),
            ((2, 3, 4), (2, 5, 6, 4), (2, 3)),
        ]
    ],
    Call("l2_normalize", lambda K, x: K.l2_normalize(x), [CUBE]),
    Call("l2_normalize", lambda K, x: K.l2_normalize(x, axis=-1), [CUBE]),
]
