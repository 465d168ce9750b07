import tensorflow as tf

from keras.callbacks import LambdaCallback
from keras.testing import test_case


class LambdaCallbackTest(test_case.TestCase):
    def test_any_hook_can_be_given(self):
        calls = []
        callback = LambdaCallback(on_test_end=calls.append, on_batch_end=lambda batch, logs: calls.append(batch))
        callback.on_test_end({"loss": 1})
        callback.on_train_batch_end(4, {})
        callback.on_epoch_end(0, {})
        self.assertEqual(calls, [{"loss": 1}, 4])


if __name__ == "__main__":
    tf.test.main()
