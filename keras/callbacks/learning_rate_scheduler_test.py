import tensorflow as tf

from keras.callbacks import LearningRateScheduler
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


if __name__ == "__main__":
    tf.test.main()
