import time
import warnings

import tensorflow as tf

from keras.callbacks import CallbackList, LambdaCallback
from keras.testing import test_case


class HookTimerTest(test_case.TestCase):
    def _run_batches(self, seconds, **hooks):
        callbacks = CallbackList([LambdaCallback(**hooks)])
        for batch in range(8):
            callbacks.on_train_batch_begin(batch)
            time.sleep(seconds)
            callbacks.on_train_batch_end(batch)

    def test_a_hook_that_is_slower_than_the_step_is_named_once(self):
        pattern = r"Callback method `on_train_batch_end` is slow compared to the batch time .* Check your callbacks\."
        with self.assertWarnsRegex(UserWarning, pattern) as seen:
            self._run_batches(0.0, on_train_batch_end=lambda batch, logs: time.sleep(0.01))
        self.assertLen(seen.warnings, 1)

    def test_a_slow_beginning_is_named_too(self):
        with self.assertWarnsRegex(UserWarning, "`on_train_batch_begin` is slow"):
            self._run_batches(0.0, on_train_batch_begin=lambda batch, logs: time.sleep(0.01))

    def test_hooks_that_are_faster_than_the_step_are_let_pass(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self._run_batches(0.02, on_train_batch_end=lambda batch, logs: time.sleep(0.002))


if __name__ == "__main__":
    tf.test.main()
