"""Tests of initializers by name and config."""

import tensorflow as tf

from keras import initializers
from keras.testing import test_case


class LookupTest(test_case.TestCase):
    def test_names_of_every_age_are_known(self):
        for name, cls in (
            ("glorot_uniform", initializers.GlorotUniform),
            ("GlorotUniform", initializers.GlorotUniform),
            ("HeNormalV2", initializers.HeNormal),
            ("zero", initializers.Zeros),
            ("uniform", initializers.RandomUniform),
            ("normal", initializers.RandomNormal),
        ):
            self.assertIsInstance(initializers.get(name), cls, name)

    def test_none_classes_callables_and_objects(self):
        def halves(shape, dtype=None):
            return tf.fill(shape, 0.5)

        ones = initializers.Ones()
        self.assertIsNone(initializers.get(None))
        self.assertIsInstance(initializers.get(initializers.Ones), initializers.Ones)
        self.assertIs(initializers.get(ones), ones)
        self.assertIs(initializers.get(halves), halves)

    def test_configs_of_every_age(self):
        config = {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None, "dtype": "float32"}
        scaling = initializers.get({"class_name": "VarianceScaling", "config": config})
        self.assertEqual(scaling.mode, "fan_avg")
        constant = initializers.get(initializers.serialize(initializers.Constant(4)))
        self.assertEqual(constant.value, 4)

    def test_misspelt_names_get_the_closest_ones(self):
        with self.assertRaisesRegex(ValueError, "Unknown initializer: 'glorot_unifrm'. Did you mean 'glorot_uniform'"):
            initializers.get("glorot_unifrm")

    def test_other_things_are_refused(self):
        for identifier in (3, [], b"zeros"):
            with self.assertRaisesRegex(ValueError, "Could not interpret initializer identifier"):
                initializers.get(identifier)

    def test_serializing_another_kind_warns(self):
        with self.assertWarnsRegex(UserWarning, "should only be used for objects of type"):
            initializers.serialize("zeros")


if __name__ == "__main__":
    tf.test.main()
