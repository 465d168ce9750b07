"""Tests of the constraint on kernels that look the same in every direction."""

import tensorflow as tf

from keras import constraints
from keras.testing import test_case


def constrained(size):
    """The constrained kernel whose diagonal is 0, 1, 2, ..."""
    kernel = tf.linalg.diag(tf.range(float(size)))[:, :, None, None]
    return constraints.RadialConstraint()(kernel)[:, :, 0, 0].numpy().astype(int).tolist()


class RadialTest(test_case.TestCase):
    def test_rings_of_odd_kernels(self):
        self.assertEqual(constrained(1), [[0]])
        self.assertEqual(constrained(3), [[1, 1, 1], [1, 0, 1], [1, 1, 1]])

    def test_rings_of_even_kernels(self):
        self.assertEqual(constrained(2), [[0, 0], [0, 0]])
        self.assertEqual(constrained(4), [[3, 3, 3, 3], [3, 1, 1, 3], [3, 1, 1, 3], [3, 3, 3, 3]])

    def test_every_input_and_filter_has_its_own_values(self):
        kernel = tf.reshape(tf.range(36.0), (3, 3, 2, 2))
        self.assertAllEqual(constraints.RadialConstraint()(kernel)[0, 2], kernel[1, 1])
        self.assertAllEqual(constraints.RadialConstraint()(kernel)[1, 1], kernel[0, 0])

    def test_other_shapes_are_refused(self):
        with self.assertRaisesRegex(ValueError, "The weight tensor must have rank 4"):
            constraints.RadialConstraint()(tf.ones((3, 3)))
        with self.assertRaisesRegex(ValueError, "The first two dimensions of the weight must be equal"):
            constraints.RadialConstraint()(tf.ones((2, 3, 1, 1)))


if __name__ == "__main__":
    tf.test.main()
