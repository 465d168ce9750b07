"""Optimizers by name and config."""

from keras import optimizers
from keras.testing import test_case

NAMES = "SGD Adam AdamW RMSprop Adagrad Adadelta Adamax Nadam Ftrl Lion Adafactor".split()


class IdentifiersTest(test_case.TestCase):
    def test_names_in_any_case(self):
        for name in NAMES:
            for spelling in (name, name.lower(), name.upper()):
                self.assertIs(type(optimizers.get(spelling)), getattr(optimizers, name))

    def test_objects_stay(self):
        optimizer = optimizers.Adam()
        self.assertIs(optimizers.get(optimizer), optimizer)

    def test_config_comes_back_as_the_object(self):
        for name in NAMES:
            for legacy in (False, True):
                config = optimizers.serialize(getattr(optimizers, name)(0.25, clipnorm=1.0), use_legacy_format=legacy)
                again = optimizers.deserialize(config, use_legacy_format=legacy)
                self.assertEqual(again.get_config(), getattr(optimizers, name)(0.25, clipnorm=1.0).get_config())

    def test_schedule_is_part_of_the_config(self):
        optimizer = optimizers.SGD(optimizers.schedules.ExponentialDecay(1.0, 10, 0.5))
        again = optimizers.deserialize(optimizers.serialize(optimizer))
        self.assertEqual(again.get_config(), optimizer.get_config())
        self.assertAllClose(again.learning_rate, 1.0)

    def test_typo_names_the_closest(self):
        with self.assertRaisesRegex(ValueError, "'adm'.*Did you mean .*'Adam'"):
            optimizers.get("adm")

    def test_other_things_are_refused(self):
        for identifier in (None, 3, optimizers.Adam):
            with self.assertRaisesRegex(ValueError, "Could not interpret optimizer identifier"):
                optimizers.get(identifier)
        with self.assertRaisesRegex(TypeError, "Invalid keyword arguments"):
            optimizers.get("adam", learning_rate=0.1)
