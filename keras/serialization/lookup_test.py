"""Tests of the one `get(identifier)`."""

import tensorflow as tf

from keras import initializers, losses, metrics
from keras.serialization import lookup, registration
from keras.support import state
from keras.support.errors import UnknownObjectError
from keras.testing import test_case


class Ours(initializers.Initializer):
    def __call__(self, shape, dtype=None, **kwargs):
        return tf.fill(shape, 7.0)


class Needy(Ours):
    def __init__(self, value):
        self.value = value


class LookupTest(test_case.TestCase):
    def test_every_kind_of_identifier(self):
        ones = initializers.Ones()
        for identifier, expected in (
            (None, type(None)),
            ("ones", initializers.Ones),
            (initializers.Ones, initializers.Ones),
            (ones, initializers.Ones),
            ({"class_name": "Ones", "config": {}}, initializers.Ones),
        ):
            self.assertIsInstance(lookup.get(identifier, "keras.initializers"), expected)
        self.assertIs(lookup.get(ones, "keras.initializers"), ones)

    def test_objects_of_the_user_go_before_public_ones(self):
        self.assertIsInstance(lookup.get("ours", "keras.initializers", {"ours": Ours}), Ours)
        with registration.CustomObjectScope({"ones": Ours}):
            self.assertIsInstance(lookup.get("ones", "keras.initializers"), Ours)

    def test_functions_and_classes_of_losses(self):
        self.assertIs(lookup.get("mse", "keras.losses"), losses.mean_squared_error)
        self.assertIsInstance(lookup.get("MeanSquaredError", "keras.losses"), losses.MeanSquaredError)
        with self.assertRaisesRegex(
            ValueError, "Unknown loss function: 'mean_squard_error'. Did you mean 'mean_squared"
        ):
            lookup.get("mean_squard_error", "keras.losses")

    def test_a_metric_is_no_loss(self):
        for name in ("accuracy", "binary_accuracy", "top_k_categorical_accuracy"):
            with self.assertRaisesRegex(UnknownObjectError, f"^Unknown loss function: '{name}'"):
                lookup.get(name, "keras.losses")

    def test_a_class_that_needs_arguments_asks_for_an_instance(self):
        with self.assertRaisesRegex(TypeError, "cannot be made from its name alone"):
            lookup.get("needy", "keras.initializers", {"needy": Needy})

    def test_an_object_of_another_kind_is_refused(self):
        with self.assertRaisesRegex(UnknownObjectError, "which is no initializer"):
            lookup.get("text", "keras.initializers", {"text": "x"})
        for identifier in (3, object(), ["ones"]):
            with self.assertRaisesRegex(ValueError, "Could not interpret initializer identifier"):
                lookup.get(identifier, "keras.initializers")

    def test_malformed_configs_are_refused(self):
        for config in ({}, {"class_name": "Ones"}, {"config": {}}):
            with self.assertRaisesRegex(ValueError, "Expecting python dict contains `class_name` and `config` as keys"):
                lookup.get(config, "keras.initializers")

    def test_a_name_is_checked_without_making_the_object(self):
        state.reset()
        lookup.check_name("AUC", "keras.metrics")
        self.assertEqual(metrics.AUC().name, "auc")
        with self.assertRaisesRegex(ValueError, "Did you mean"):
            lookup.check_name("AUCC", "keras.metrics")


if __name__ == "__main__":
    tf.test.main()
