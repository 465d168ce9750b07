"""Crossentropies."""

import numpy as np

from keras.conformance.backend_calls.call import LABELS, ROWS, Call

YES_NO = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], "float32")
CLASSES = np.eye(3, dtype="float32")[LABELS]

CALLS = [
    *[
        Call(name, lambda K, y, x, name=name, logits=logits: getattr(K, name)(y, x, from_logits=logits), [YES_NO, ROWS])
        for name in ("binary_crossentropy", "binary_focal_crossentropy")
        for logits in (False, True)
    ],
    *[
        Call(
            name, lambda K, y, x, name=name, logits=logits: getattr(K, name)(y, x, from_logits=logits), [CLASSES, ROWS]
        )
        for name in ("categorical_crossentropy", "categorical_focal_crossentropy")
        for logits in (False, True)
    ],
    Call("sparse_categorical_crossentropy", lambda K, y, x: K.sparse_categorical_crossentropy(y, x), [LABELS, ROWS]),
]
