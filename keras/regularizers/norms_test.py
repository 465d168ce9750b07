"""Tests of regularizers on the size of weights."""

import tensorflow as tf

from keras import regularizers
from keras.testing import test_case

X = [[1.0, -2.0], [3.0, 0.0]]  # absolute values sum to 6, squares to 14


class NormsTest(test_case.TestCase):
    def test_values(self):
        x = tf.constant(X)
        self.assertAllClose(regularizers.L1(0.5)(x), 3.0)
        self.assertAllClose(regularizers.L2(0.5)(x), 7.0)
        self.assertAllClose(regularizers.L1L2(0.5, 0.25)(x), 6.5)
        self.assertAllClose(regularizers.l1_l2(0.5, 0.25)(x), 6.5)
        self.assertAllClose(regularizers.l1_l2()(x), 0.2)
        self.assertAllClose(regularizers.L1L2()(x), 0.0)

    def test_the_type_of_the_weight_is_kept(self):
        for dtype in (tf.float16, tf.float32, tf.float64):
            x = tf.constant(X, dtype)
            for regularizer in (regularizers.L1(), regularizers.L2(), regularizers.L1L2(0.1, 0.1), regularizers.L1L2()):
                self.assertEqual(regularizer(x).dtype, dtype)

    def test_the_older_argument_name(self):
        self.assertAllClose(regularizers.L1(l=0.5).l1, 0.5)
        with self.assertRaisesRegex(TypeError, "L2: Argument\\(s\\) not recognized: {'foo': 1}"):
            regularizers.L2(foo=1)


if __name__ == "__main__":
    tf.test.main()
