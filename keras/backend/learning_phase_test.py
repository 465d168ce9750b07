"""Tests of the learning phase."""

import threading

import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class LearningPhaseTest(test_case.TestCase):
    def test_layers_follow_it(self):
        layer, x = keras.layers.Dropout(0.999), tf.ones((1, 100))
        with backend.learning_phase_scope(1):
            self.assertGreater(float(tf.reduce_sum(tf.cast(layer(x) == 0.0, tf.int32))), 50)
        self.assertAllClose(layer(x), x)

    def test_scopes_nest_and_end_with_errors(self):
        with self.assertRaisesRegex(KeyError, "inside"):
            with backend.learning_phase_scope(1):
                with backend.learning_phase_scope(0):
                    self.assertEqual(backend.learning_phase(), 0)
                self.assertEqual(backend.learning_phase(), 1)
                raise KeyError("inside")
        self.assertEqual(backend.learning_phase(), 0)

    def test_other_values_are_refused(self):
        for value in (2, "train", None):
            with self.assertRaisesRegex(ValueError, "Expected learning phase to be 0 or 1. Received: value="):
                backend.set_learning_phase(value)

    def test_setting_it_warns(self):
        with self.assertWarnsRegex(UserWarning, "`tf.keras.backend.set_learning_phase` is deprecated"):
            backend.set_learning_phase(1)

    def test_a_thread_has_its_own(self):
        backend.set_learning_phase(1)
        seen = []
        thread = threading.Thread(target=lambda: seen.append(backend.learning_phase()))
        thread.start()
        thread.join()
        self.assertEqual(seen, [0])


if __name__ == "__main__":
    tf.test.main()
