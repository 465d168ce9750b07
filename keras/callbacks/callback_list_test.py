import tensorflow as tf

from keras.callbacks import (
    Callback,
    CallbackList,
    EarlyStopping,
    History,
    LambdaCallback,
    ModelCheckpoint,
    ProgbarLogger,
)
from keras.testing import test_case


class CallbackListTest(test_case.TestCase):
    def test_hooks_are_called_in_order_with_empty_logs(self):
        calls = []
        first = LambdaCallback(on_epoch_begin=lambda epoch, logs: calls.append(("first", epoch, logs)))
        second = LambdaCallback(on_epoch_begin=lambda epoch, logs: calls.append(("second", epoch, logs)))
        CallbackList([first, [second]]).on_epoch_begin(3)
        self.assertEqual(calls, [("first", 3, {}), ("second", 3, {})])

    def test_only_callbacks_with_batch_hooks_listen_to_batches(self):
        self.assertFalse(CallbackList([EarlyStopping(), History(), ModelCheckpoint("x.keras")]).listens_to("train"))
        self.assertTrue(CallbackList([ModelCheckpoint("x.keras", save_freq=2)]).listens_to("train"))
        self.assertTrue(CallbackList([LambdaCallback(on_batch_end=print)]).listens_to("train"))
        self.assertTrue(CallbackList([LambdaCallback(on_test_batch_end=print)]).listens_to("test"))

    def test_a_progress_bar_does_not_keep_steps_apart(self):
        callbacks = CallbackList([ProgbarLogger("steps")], verbose=1, epochs=1, steps=3)
        self.assertFalse(callbacks.listens_to("train"))
        self.assertTrue(callbacks.wants_batch_ends("train"))

    def test_the_older_batch_hooks_are_called_for_training_batches(self):
        batches = []

        class Older(Callback):
            def on_batch_end(self, batch, logs=None):
                batches.append((batch, logs))

        callbacks = CallbackList([Older()])
        callbacks.on_train_batch_end(0, {"loss": 1.0})
        callbacks.on_test_batch_end(1, {"loss": 2.0})
        self.assertEqual(batches, [(0, {"loss": 1.0})])

    def test_a_class_is_refused_with_what_to_write(self):
        with self.assertRaisesRegex(TypeError, r"(?s)EarlyStopping is a class.*Pass an instance: EarlyStopping\(\)"):
            CallbackList([EarlyStopping])

    def test_a_function_is_refused_with_what_to_write(self):
        with self.assertRaisesRegex(TypeError, "(?s)of type builtin_function_or_method.*LambdaCallback"):
            CallbackList([print])


if __name__ == "__main__":
    tf.test.main()
