import tensorflow as tf

from keras.callbacks import (
    Callback,
    CallbackList,
    EarlyStopping,
    History,
    LambdaCallback,
    ModelCheckpoint,
    ProgbarLogger,
    TensorBoard,
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
        self.assertTrue(CallbackList([LambdaCallback(on_batch_end=print)]).listens_to("train"))
        self.assertTrue(CallbackList([LambdaCallback(on_test_batch_end=print)]).listens_to("test"))

    def test_callbacks_that_listen_to_some_batches_tell_after_how_many_steps(self):
        callbacks = CallbackList([TensorBoard(update_freq=5), TensorBoard(update_freq=3)])
        self.assertFalse(callbacks.listens_to("train"))
        self.assertTrue(callbacks.wants_batch_ends("train"))
        self.assertEqual(callbacks.steps_until_heard(), 3)
        self.assertIsNone(CallbackList([History()]).steps_until_heard())
        self.assertTrue(
            CallbackList([TensorBoard(update_freq=5), LambdaCallback(on_batch_end=print)]).listens_to("train")
        )

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

    def test_a_callback_that_is_added_while_a_model_trains_gets_the_model(self):
        model, late = object(), Callback()
        callbacks = CallbackList([Callback()], model=model, epochs=2)
        callbacks.append(late)
        self.assertIs(late.model, model)
        self.assertEqual(late.params, {"epochs": 2})

    def test_a_callback_that_is_given_twice_is_called_twice(self):
        epochs = []
        callback = LambdaCallback(on_epoch_end=lambda epoch, logs: epochs.append(epoch))
        CallbackList([callback, callback]).on_epoch_end(1)
        self.assertEqual(epochs, [1, 1])

    def test_a_class_is_refused_with_what_to_write(self):
        with self.assertRaisesRegex(TypeError, r"(?s)EarlyStopping is a class.*Pass an instance: EarlyStopping\(\)"):
            CallbackList([EarlyStopping])

    def test_a_function_is_refused_with_what_to_write(self):
        with self.assertRaisesRegex(TypeError, "(?s)of type builtin_function_or_method.*LambdaCallback"):
            CallbackList([print])


if __name__ == "__main__":
    tf.test.main()
