import contextlib
import io

import tensorflow as tf

from keras.callbacks import ProgbarLogger
from keras.testing import test_case


class _Model:
    def __init__(self, *names):
        self.metrics = [type("Named", (), {"name": name}) for name in names]


def _logger(verbose, epochs=1, steps=2):
    callback = ProgbarLogger("steps")
    callback.set_model(_Model("loss"))
    callback.set_params({"verbose": verbose, "epochs": epochs, "steps": steps})
    return callback


def _run(callback, epochs):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        callback.on_train_begin()
        for epoch in range(epochs):
            callback.on_epoch_begin(epoch)
            callback.on_train_batch_end(0, {"loss": 1.0})
            callback.on_test_begin()
            callback.on_test_batch_end(0, {"loss": 9.0})
            callback.on_test_end({"loss": 9.0})
            callback.on_epoch_end(epoch, {"loss": 2.0, "val_loss": 3.0})
        callback.on_train_end()
    return out.getvalue()


class ProgbarLoggerTest(test_case.TestCase):
    def test_draws_batches_and_the_epoch_but_not_its_validation(self):
        text = _run(_logger(verbose=1), 1)
        self.assertIn("1/2 [==============>...............] - ETA", text)
        self.assertIn("loss: 2.0000 - val_loss: 3.0000\n", text)
        self.assertNotIn("9.0", text)

    def test_several_epochs_have_headings(self):
        self.assertIn("Epoch 2/2\n", _run(_logger(verbose=2, epochs=2), 2))
        self.assertNotIn("Epoch", _run(_logger(verbose=2, epochs=1), 1))

    def test_logs_that_are_no_metrics_are_averaged(self):
        callback = _logger(verbose=1)
        self.assertFalse(callback.averages({"loss": 1.0}))
        self.assertTrue(callback.averages({"loss": 1.0, "penalty": 2.0}))

    def test_samples_that_logs_do_not_count_are_counted_as_batches(self):
        callback = ProgbarLogger()
        callback.set_params({"verbose": 2, "epochs": 1, "steps": 2})
        callback.on_epoch_begin(0)
        with contextlib.redirect_stdout(io.StringIO()) as output:
            for batch in range(2):
                callback.on_train_batch_end(batch, {"loss": 1.0})
            callback.on_epoch_end(0, {"loss": 1.0})
        self.assertStartsWith(output.getvalue(), "2/2 - ")

    def test_an_unknown_count_is_refused(self):
        with self.assertRaisesRegex(ValueError, '`count_mode` must be "samples" or "steps"'):
            ProgbarLogger("rows")


if __name__ == "__main__":
    tf.test.main()
