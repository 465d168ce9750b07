"""Tests of safe mode."""

import threading

import tensorflow as tf

from keras.serialization import safe_mode
from keras.testing import test_case


class SafeModeTest(test_case.TestCase):
    def test_unset_is_safe(self):
        self.assertTrue(safe_mode.in_safe_mode())
        self.assertTrue(safe_mode.effective(None))
        self.assertTrue(safe_mode.effective(True))
        self.assertFalse(safe_mode.effective(False))

    def test_a_scope_sets_and_ends(self):
        with safe_mode.SafeModeScope(False):
            self.assertFalse(safe_mode.in_safe_mode())
        self.assertTrue(safe_mode.in_safe_mode())

    def test_a_scope_wins_over_arguments_and_inner_scopes_cannot_loosen(self):
        with safe_mode.SafeModeScope(True), safe_mode.SafeModeScope(False):
            self.assertTrue(safe_mode.in_safe_mode())
            self.assertTrue(safe_mode.effective(False))
        with safe_mode.SafeModeScope(False):
            self.assertFalse(safe_mode.effective(True))
            with safe_mode.SafeModeScope(True):
                self.assertTrue(safe_mode.in_safe_mode())

    def test_a_scope_holds_in_its_own_thread_only(self):
        seen = []
        with safe_mode.SafeModeScope(False):
            other = threading.Thread(target=lambda: seen.append(safe_mode.in_safe_mode()))
            other.start()
            other.join()
        self.assertEqual(seen, [True])

    def test_a_scope_ends_after_an_error(self):
        with self.assertRaises(KeyError), safe_mode.SafeModeScope(False):
            raise KeyError
        self.assertTrue(safe_mode.in_safe_mode())

    def test_enabling_holds_for_the_process_but_not_in_safe_scopes(self):
        safe_mode.enable_unsafe_deserialization()
        self.assertFalse(safe_mode.in_safe_mode())
        with safe_mode.SafeModeScope(True):
            self.assertTrue(safe_mode.in_safe_mode())


if __name__ == "__main__":
    tf.test.main()
