"""Tests of what all regularizers share."""

import tensorflow as tf

from keras import regularizers
from keras.testing import test_case


class RegularizerTest(test_case.TestCase):
    def test_the_base_adds_nothing_and_has_no_config(self):
        self.assertEqual(regularizers.Regularizer()(tf.ones((2,))), 0.0)
        with self.assertRaisesRegex(NotImplementedError, "does not implement get_config"):
            regularizers.Regularizer().get_config()

    def test_factors_must_be_finite_numbers(self):
        for factor in ("a", [0.1], None):
            with self.assertRaisesRegex(ValueError, "is not a valid regularization penalty number, expected an int"):
                regularizers.L1L2(l1=factor if factor is not None else "none")
        for factor in (float("nan"), float("inf")):
            with self.assertRaisesRegex(ValueError, "an infinite number or NaN are not valid values"):
                regularizers.L2(factor)

    def test_none_is_the_default_factor(self):
        self.assertAllClose(regularizers.L2(None).l2, 0.01)
        self.assertEqual(regularizers.L1L2(None, None).get_config(), {"l1": 0.0, "l2": 0.0})

    def test_configs_make_equal_regularizers(self):
        x = tf.constant([[1.0, -2.0], [3.0, 4.0]])
        for original in (
            regularizers.L1(0.3),
            regularizers.L2(0.3),
            regularizers.L1L2(0.3, 0.2),
            regularizers.OrthogonalRegularizer(0.3, "columns"),
        ):
            copied = regularizers.deserialize(regularizers.serialize(original))
            self.assertEqual(type(copied), type(original))
            self.assertAllEqual(copied(x), original(x))


if __name__ == "__main__":
    tf.test.main()
