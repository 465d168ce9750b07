"""Connectionist temporal classification."""

import tensorflow as tf

from keras.conformance.backend_calls.call import Call, numbers

CALLS = [
    Call(
        "ctc_label_dense_to_sparse",
        lambda K: K.ctc_label_dense_to_sparse(tf.constant([[1, 2], [3, 0]]), tf.constant([2, 1])),
        [],
    ),
    Call(
        "ctc_batch_cost",
        lambda K, x: K.ctc_batch_cost(
            tf.constant([[1, 2], [1, 0]]), tf.nn.softmax(x), tf.constant([[4], [3]]), tf.constant([[2], [1]])
        ),
        [numbers(2, 4, 4)],
    ),
    Call("ctc_decode", lambda K, x: K.ctc_decode(tf.nn.softmax(x), tf.constant([4, 3])), [3 * numbers(2, 4, 3)]),
    Call(
        "ctc_decode",
        lambda K, x: K.ctc_decode(tf.nn.softmax(x), [4, 3], greedy=False, beam_width=5, top_paths=3),
        [3 * numbers(2, 6, 3)],
    ),
]
