import os

import numpy as np
import tensorflow as tf

from keras.callbacks.state_file import DamagedStateError, read_state, write_state
from keras.testing import test_case


class StateFileTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.get_temp_dir(), self.id())

    def _round_trip(self, state):
        write_state(self.path, state)
        return read_state(self.path)

    def test_plain_values_come_back_with_their_types(self):
        state = {"a": (1, [2.5, None, "x"], True), 3: b"\x00\xff", "big": 2**128, "inf": float("inf")}
        self.assertEqual(self._round_trip(state), state)
        self.assertIsInstance(self._round_trip(state)["a"], tuple)

    def test_arrays_come_back_bit_by_bit(self):
        state = [np.array([[0.1, np.nan]], "float32"), np.float64(0.1), tf.constant([1], tf.bfloat16), np.zeros((0, 2))]
        read = self._round_trip(state)
        for before, after in zip(state, read):
            before = np.asarray(before)
            self.assertEqual(
                (after.dtype, after.shape, after.tobytes()), (before.dtype, before.shape, before.tobytes())
            )
        self.assertIsInstance(read[1], np.float64)

    def test_a_later_state_replaces_the_former_one(self):
        self._round_trip({"a": np.ones(3)})
        self.assertEqual(self._round_trip({"b": 1}), {"b": 1})

    def test_every_prefix_of_every_file_is_found_damaged(self):
        write_state(self.path, {"a": np.arange(6.0), "b": 1})
        for name in os.listdir(self.path):
            file = os.path.join(self.path, name)
            with open(file, "rb") as opened:
                content = opened.read()
            for length in range(0, len(content), 7):
                with open(file, "wb") as opened:
                    opened.write(content[:length])
                with self.assertRaisesRegex(DamagedStateError, self.path):
                    read_state(self.path)
            with open(file, "wb") as opened:
                opened.write(content)
        self.assertEqual(read_state(self.path)["b"], 1)

    def test_a_file_that_is_missing_is_found(self):
        with self.assertRaisesRegex(DamagedStateError, "state.json"):
            read_state(self.path)

    def test_other_objects_are_refused(self):
        with self.assertRaisesRegex(TypeError, "of type set"):
            write_state(self.path, {"a": {1}})
        self.assertFalse(os.path.exists(self.path))


if __name__ == "__main__":
    tf.test.main()
