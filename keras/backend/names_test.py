"""Tests of names and of the reset of a session."""

import tensorflow as tf

from keras.backend import config, names
from keras.support import naming
from keras.testing import test_case


class NamesTest(test_case.TestCase):
    def test_uids_count_for_each_prefix(self):
        self.assertEqual([names.get_uid("a"), names.get_uid("a"), names.get_uid("b"), names.get_uid()], [1, 2, 1, 1])

    def test_uids_and_automatic_names_count_apart(self):
        self.assertEqual(names.get_uid("dense"), 1)
        self.assertEqual(naming.unique_name("dense"), "dense")
        self.assertEqual(names.get_uid("dense"), 2)
        self.assertEqual(naming.unique_name("dense"), "dense_1")

    def test_reset_and_clear_start_again(self):
        for reset in (names.reset_uids, names.clear_session):
            names.get_uid("a")
            naming.unique_name("dense")
            reset()
            self.assertEqual(names.get_uid("a"), 1)
            self.assertEqual(naming.unique_name("dense"), "dense")

    def test_clear_session_keeps_settings(self):
        config.set_epsilon(1e-3)
        names.clear_session()
        self.assertEqual(config.epsilon(), 1e-3)

    def test_name_scope_names_operations(self):
        with tf.Graph().as_default(), names.name_scope("block"):
            self.assertEqual(tf.constant(1, name="x").name, "block/x:0")


if __name__ == "__main__":
    tf.test.main()
