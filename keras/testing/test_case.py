"""The base of every test class: a clean start and fixed seeds."""

import tensorflow as tf

from keras.support import state, tf_internals
from keras.utils import random_seed

tf_internals.leave_unconverted("tf_keras")  # the reference, as TensorFlow 2.21 does: tests against it take less long


class TestCase(tf.test.TestCase):
    """`tf.test.TestCase` that begins each test with fresh names, default settings and fixed seeds."""

    test_session = None  # TensorFlow's base offers this method under a name that test runners collect

    def setUp(self):
        super().setUp()
        state.reset()
        state.process.restore_settings()
        random_seed.set_random_seed(1337)

    def tearDown(self):
        state.reset()
        state.process.restore_settings()
        super().tearDown()
