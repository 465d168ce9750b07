import numpy as np
import tensorflow as tf

from keras.callbacks import LearningRateScheduler, ReduceLROnPlateau
from keras.layers import Dense
from keras.models import Sequential
from keras.optimizers import SGD
from keras.optimizers.schedules import ExponentialDecay
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


class LearningRateSchedulerTest(test_case.TestCase):
    def test_sets_the_rate_from_epoch_and_rate_and_logs_it(self):
        _, seen = run_epochs(LearningRateScheduler(lambda epoch, rate: rate / 2), [{}, {}])
        self.assertAllClose([logs["lr"] for logs in seen], [0.25, 0.125])

    def test_a_schedule_of_the_epoch_alone(self):
        model, _ = run_epochs(LearningRateScheduler(lambda epoch: 1.0 / (epoch + 1)), [{}, {}])
        self.assertAllClose(model.optimizer.learning_rate, 0.5)

    def test_a_schedule_must_return_a_float(self):
        with self.assertRaisesRegex(ValueError, "the output of `schedule` must be a float. Received: 'fast'"):
            run_epochs(LearningRateScheduler(lambda epoch: "fast"), [{}])

    def test_leaves_the_rate_to_a_schedule_of_the_optimizer_with_a_warning(self):
        model = Sequential([Dense(1)])
        rate = ExponentialDecay(0.1, decay_steps=1, decay_rate=0.5)
        model.compile(SGD(rate), "mse")
        callbacks = [LearningRateScheduler(lambda epoch: 1.0), ReduceLROnPlateau("loss", patience=0, min_delta=100.0)]
        for callback in callbacks:
            with self.assertWarnsRegex(UserWarning, f"{type(callback).__name__}: the learning rate follows a schedule"):
                model.fit(np.ones((2, 1)), np.ones((2, 1)), epochs=2, verbose=0, callbacks=[callback])
        self.assertAllClose(model.optimizer.learning_rate, 0.1 * 0.5**3)  # of the fourth step


if __name__ == "__main__":
    tf.test.main()
