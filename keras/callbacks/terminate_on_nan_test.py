import contextlib
import io

import tensorflow as tf

from keras.callbacks import TerminateOnNaN
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


class TerminateOnNaNTest(test_case.TestCase):
    def test_stops_at_nan_and_infinity_only(self):
        for loss, stops in ((1.0, False), (float("nan"), True), (float("inf"), True)):
            model, _ = run_epochs(TerminateOnNaN(), [{"loss": loss}], batches=1)
            self.assertEqual(model.stop_training, stops)

    def test_says_the_step_and_the_epoch(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            run_epochs(TerminateOnNaN(), [{"loss": 1.0}, {"loss": float("nan")}], batches=1)
        self.assertIn(
            "Batch 0: Invalid loss, terminating training. The loss is nan at step 1 of epoch 2.", printed.getvalue()
        )


if __name__ == "__main__":
    tf.test.main()
