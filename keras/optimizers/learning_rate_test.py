"""What may be given as a learning rate."""

import numpy as np
import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


class LearningRateTest(test_case.TestCase):
    def test_numbers_tensors_variables_and_functions(self):
        for given in (0.5, np.float32(0.5), tf.constant(0.5), tf.Variable(0.5), lambda: 0.5, np.array(0.5)):
            self.assertAllClose(optimizers.SGD(given).learning_rate, 0.5)

    def test_other_things_are_refused(self):
        for given in (None, "fast", -0.1, [0.1], float("nan")):
            with self.subTest(given=given):
                with self.assertRaisesRegex((ValueError, TypeError), "SGD: `learning_rate` must be a float"):
                    optimizers.SGD(learning_rate=given)
                with self.assertRaisesRegex((ValueError, TypeError), "SGD: `learning_rate` must be a float"):
                    optimizers.SGD().learning_rate = given

    def test_may_be_set(self):
        optimizer = optimizers.SGD(0.5)
        optimizer.learning_rate = 0.25
        self.assertAllClose(optimizer.lr, 0.25)
        optimizer.lr = 0.125
        self.assertAllClose(optimizer.learning_rate, 0.125)
        optimizer.learning_rate.assign(1.0)
        self.assertEqual(optimizer.get_config()["learning_rate"], 1.0)

    def test_setting_changes_what_a_traced_step_does(self):
        weight = tf.Variable(1.0)
        optimizer = optimizers.SGD(0.5)
        step = tf.function(lambda: optimizer.apply_gradients([(tf.constant(1.0), weight)]))
        step()
        optimizer.learning_rate = 0.25
        step()
        self.assertAllClose(weight, 0.25)

    def test_schedule_is_followed_and_not_settable(self):
        schedule = optimizers.schedules.ExponentialDecay(1.0, 1, 0.5)
        weight = tf.Variable(0.0)
        optimizer = optimizers.SGD(schedule)
        for _ in range(3):
            optimizer.apply_gradients([(tf.constant(1.0), weight)])
        self.assertAllClose(weight, -1.75)
        self.assertAllClose(optimizer.learning_rate, 0.25)
        with self.assertRaisesRegex(TypeError, "LearningRateSchedule.* not settable"):
            optimizer.learning_rate = 0.1

    def test_function_is_asked_in_every_step(self):
        rate = tf.Variable(1.0)
        weight = tf.Variable(0.0)
        optimizer = optimizers.SGD(lambda: rate / 2.0)
        step = tf.function(lambda: optimizer.apply_gradients([(tf.constant(1.0), weight)]))
        step()
        rate.assign(4.0)
        step()
        self.assertAllClose(weight, -2.5)

    def test_old_name_counts_with_a_warning(self):
        with self.assertWarnsRegex(UserWarning, "`lr` is the old name"):
            optimizer = optimizers.SGD(lr=0.5)
        self.assertAllClose(optimizer.learning_rate, 0.5)
