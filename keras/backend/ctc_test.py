"""Tests of connectionist temporal classification."""

import numpy as np
import tensorflow as tf

from keras import backend
from keras.testing import test_case


class CtcTest(test_case.TestCase):
    def test_cost_adds_the_probabilities_of_all_paths(self):
        predictions = np.array([[[0.6, 0.4], [0.3, 0.7]]], "float32")
        cost = backend.ctc_batch_cost(np.array([[0]]), predictions, np.array([[2]]), np.array([[1]]))
        paths = 0.6 * 0.3 + 0.6 * 0.7 + 0.4 * 0.3  # "0 0", "0 blank", "blank 0"
        self.assertAllClose(cost, [[-np.log(paths)]], atol=1e-5)

    def test_repeats_merge_and_blanks_vanish(self):
        predictions = tf.one_hot([[0, 0, 2, 0, 1], [1, 2, 2, 0, 0]], 3)
        paths, scores = backend.ctc_decode(predictions, tf.constant([5, 3]))
        self.assertAllEqual(paths[0], [[0, 0, 1, -1, -1], [1, -1, -1, -1, -1]])
        self.assertAllClose(scores, [[0.0], [0.0]], atol=1e-4)

    def test_beam_search_gives_the_likeliest_paths(self):
        predictions = np.array([[[0.6, 0.1, 0.3]]], "float32")
        paths, scores = backend.ctc_decode(predictions, [1], greedy=False, beam_width=3, top_paths=2)
        self.assertAllEqual([paths[0][0, 0], paths[1][0, 0]], [0, -1])
        self.assertAllClose(scores, [[np.log(0.6), np.log(0.3)]], atol=1e-4)

    def test_padding_of_labels_is_left_out(self):
        sparse = backend.ctc_label_dense_to_sparse(tf.constant([[5, 6], [7, 0]]), tf.constant([2, 1]))
        self.assertAllEqual(sparse.indices, [[0, 0], [0, 1], [1, 0]])
        self.assertAllEqual(sparse.values, [5, 6, 7])


if __name__ == "__main__":
    tf.test.main()
