"""Tests of what may stand in the places of a config."""

import tensorflow as tf

from keras import activations, initializers, losses, mixed_precision, regularizers
from keras.serialization import slots
from keras.testing import test_case


class SlotsTest(test_case.TestCase):
    def test_names_of_a_slot_are_objects_of_its_kind(self):
        for namespace, member in (
            ("keras.initializers", "HeNormal"),
            ("keras.regularizers", "l1_l2"),
            ("keras.activations", "gelu"),
            ("keras.losses", "huber"),
            ("keras.mixed_precision", "Policy"),
        ):
            names = slots.names(slots.slot_of(namespace))
            self.assertIn(member, names)
            for foreign in ("get", "serialize", "deserialize", "set_global_policy"):
                self.assertNotIn(foreign, names)

    def test_only_classes_of_the_kind_and_functions_of_the_place_are_allowed(self):
        initializer = slots.slot_of("keras.initializers")
        self.assertTrue(slots.allows(initializer, initializers.Zeros))
        self.assertFalse(slots.allows(initializer, regularizers.L2))
        self.assertFalse(slots.allows(initializer, initializers.get))
        self.assertTrue(slots.allows(slots.slot_of("keras.losses"), losses.mean_squared_error))
        self.assertFalse(slots.allows(initializer, losses.mean_squared_error))
        self.assertTrue(slots.allows(slots.ANY, activations.relu))
        self.assertFalse(slots.allows(slots.ANY, mixed_precision.set_global_policy))

    def test_values_of_another_slot_are_not_accepted_even_when_callable(self):
        self.assertTrue(slots.accepts(slots.slot_of("keras.regularizers"), tf.reduce_sum))
        self.assertFalse(slots.accepts(slots.slot_of("keras.regularizers"), initializers.Zeros()))
        self.assertFalse(slots.accepts(slots.slot_of("keras.mixed_precision"), tf.reduce_sum))
        self.assertFalse(slots.accepts(slots.slot_of("keras.losses"), "mse"))

    def test_aliases_of_earlier_files(self):
        for namespace, alias, public in (
            ("keras.losses", "bce", losses.binary_crossentropy),
            ("keras.initializers", "zero", initializers.Zeros),
            ("keras.mixed_precision", "PolicyV1", mixed_precision.Policy),
        ):
            self.assertIs(slots.find_public(slots.slot_of(namespace), alias), public)


if __name__ == "__main__":
    tf.test.main()
