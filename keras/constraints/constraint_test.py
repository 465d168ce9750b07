"""Tests of what all constraints share."""

import tensorflow as tf

from keras import constraints
from keras.testing import test_case


class ConstraintTest(test_case.TestCase):
    def test_the_base_changes_nothing(self):
        w = tf.constant([1.0, -2.0])
        self.assertIs(constraints.Constraint()(w), w)
        self.assertEqual(constraints.Constraint().get_config(), {})

    def test_configs_make_equal_constraints(self):
        w = tf.random.stateless_normal((3, 3, 2, 2), [1, 0])
        for original in (
            constraints.MaxNorm(0.5, axis=[0, 1]),
            constraints.MinMaxNorm(0.1, 0.2, 0.7, 1),
            constraints.UnitNorm(axis=[0, 1, 2]),
            constraints.NonNeg(),
            constraints.RadialConstraint(),
        ):
            copied = constraints.deserialize(constraints.serialize(original))
            self.assertEqual(type(copied), type(original))
            self.assertAllEqual(copied(w), original(w))


if __name__ == "__main__":
    tf.test.main()
