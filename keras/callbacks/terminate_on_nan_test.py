import tensorflow as tf

from keras.callbacks import TerminateOnNaN
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


class TerminateOnNaNTest(test_case.TestCase):
    def test_stops_at_nan_and_infinity_only(self):
        for loss, stops in ((1.0, False), (float("nan"), True), (float("inf"), True)):
            model, _ = run_epochs(TerminateOnNaN(), [{"loss": loss}], batches=1)
            self.assertEqual(model.stop_training, stops)


if __name__ == "__main__":
    tf.test.main()
