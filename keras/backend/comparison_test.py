"""Tests of comparisons."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class ComparisonTest(test_case.TestCase):
    def test_shapes_broadcast(self):
        rows, columns = tf.constant([[1], [2]]), tf.constant([1, 2])
        self.assertAllEqual(backend.equal(rows, columns), [[True, False], [False, True]])
        self.assertAllEqual(backend.less(rows, columns), [[False, True], [False, False]])
        self.assertAllEqual(backend.maximum(rows, columns), [[1, 2], [2, 2]])

    def test_each_is_the_opposite_of_another(self):
        x, y = tf.constant([1, 2, 3]), tf.constant(2)
        for one, other in (("equal", "not_equal"), ("less", "greater_equal"), ("greater", "less_equal")):
            self.assertAllEqual(getattr(backend, one)(x, y), ~getattr(backend, other)(x, y))


if __name__ == "__main__":
    tf.test.main()
