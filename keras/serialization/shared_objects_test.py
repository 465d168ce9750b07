"""Tests of objects that stand in several places."""

import tensorflow as tf

from keras import initializers
from keras.serialization import decode, shared_objects
from keras.testing import test_case


class SharedObjectsTest(test_case.TestCase):
    def test_only_objects_with_several_places_are_numbered(self):
        once, twice = initializers.Zeros(), initializers.Constant(2)
        with shared_objects.SharedObjectSavingScope():
            configs = [initializers.serialize(value) for value in (once, twice, twice)]
        self.assertEqual([config.get("shared_object_id") for config in configs], [None, 1, 1])

    def test_equal_numbers_give_the_same_object(self):
        config = {"class_name": "Constant", "config": {"value": 2}, "shared_object_id": 1}
        with shared_objects.SharedObjectLoadingScope():
            first, second = (decode.decode(dict(config), "keras.initializers") for _ in range(2))
            other = decode.decode({**config, "shared_object_id": 2}, "keras.initializers")
        self.assertIs(first, second)
        self.assertIsNot(first, other)
        self.assertIsNot(decode.decode(dict(config), "keras.initializers"), first)

    def test_odd_numbers_are_ignored(self):
        with shared_objects.SharedObjectLoadingScope():
            for number in (None, [1], {}, "a"):
                config = {"class_name": "Constant", "config": {"value": 2}, "shared_object_id": number}
                self.assertEqual(decode.decode(config, "keras.initializers").value, 2)


if __name__ == "__main__":
    tf.test.main()
