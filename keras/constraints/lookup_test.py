"""Tests of constraints by name and config."""

import tensorflow as tf

from keras import constraints
from keras.testing import test_case


class LookupTest(test_case.TestCase):
    def test_names_of_every_age_are_known(self):
        for name, cls in (
            ("max_norm", constraints.MaxNorm),
            ("maxnorm", constraints.MaxNorm),
            ("NonNeg", constraints.NonNeg),
            ("nonneg", constraints.NonNeg),
            ("unitnorm", constraints.UnitNorm),
            ("min_max_norm", constraints.MinMaxNorm),
            ("radial_constraint", constraints.RadialConstraint),
        ):
            self.assertIsInstance(constraints.get(name), cls, name)

    def test_none_callables_and_objects(self):
        constraint = constraints.NonNeg()
        self.assertIsNone(constraints.get(None))
        self.assertIs(constraints.get(constraint), constraint)
        self.assertIs(constraints.get(tf.abs), tf.abs)

    def test_misspelt_names_get_the_closest_ones(self):
        with self.assertRaisesRegex(ValueError, "Unknown constraint: 'max_nrm'. Did you mean 'max_norm'"):
            constraints.get("max_nrm")


if __name__ == "__main__":
    tf.test.main()
