import types

import numpy as np
import tensorflow as tf

from keras.callbacks import CallbackList, LambdaCallback
from keras.data.feed import open_feed
from keras.testing import test_case
from keras.training.fit_loop import run_fit
from keras.training.step_function import StepFunction
from keras.training.validation import Validation


class _Model:
    """What the loops need of a model: steps that count batches and add up their rows."""

    optimizer = compiled_loss = inputs = history = train_function = None
    stop_training = False
    compile_settings = types.SimpleNamespace(gradient_accumulation=None)
    steps_per_execution = 1
    metrics = ()

    def __init__(self):
        self.sum = tf.Variable(0.0)
        self._train = StepFunction(self._step)
        self._test = StepFunction(self._step)

    def _step(self, data):
        self.sum.assign_add(tf.reduce_sum(data))
        return {"sum": self.sum.read_value()}

    def make_train_function(self):
        return self._train

    def make_test_function(self):
        return self._test

    def reset_metrics(self):
        self.sum.assign(0.0)


def _fit(feed, callbacks=(), epochs=1, initial_epoch=0, validation=None):
    model = _Model()
    callbacks = CallbackList(list(callbacks), add_history=True, model=model, epochs=epochs, steps=feed.steps_per_epoch)
    return run_fit(model, feed, callbacks, epochs, initial_epoch, validation).history


class FitLoopTest(test_case.TestCase):
    def test_what_a_callback_adds_to_the_logs_of_an_epoch_is_in_the_history_alone(self):
        ends = []
        adds = LambdaCallback(on_epoch_end=lambda epoch, logs: logs.update(lr=0.5), on_train_end=ends.append)
        history = _fit(open_feed(np.arange(4.0), batch_size=2, epochs=2), [adds], epochs=2)
        self.assertEqual(history, {"sum": [6.0, 6.0], "lr": [0.5, 0.5]})
        self.assertEqual(ends, [{"sum": 6.0}])

    def test_epochs_begin_anew_and_are_logged(self):
        feed = open_feed(np.arange(5.0), batch_size=2, epochs=3)
        self.assertEqual(_fit(feed, epochs=3), {"sum": [10.0, 10.0, 10.0]})

    def test_the_initial_epoch_is_where_counting_begins(self):
        epochs = []
        callback = LambdaCallback(on_epoch_begin=lambda epoch, logs: epochs.append(epoch))
        _fit(open_feed(np.ones(2), epochs=2), [callback], epochs=5, initial_epoch=3)
        self.assertEqual(epochs, [3, 4])

    def test_a_listener_hears_of_every_batch_with_running_values(self):
        heard = []
        callback = LambdaCallback(on_train_batch_end=lambda batch, logs: heard.append((batch, logs["sum"])))
        _fit(open_feed(np.arange(5.0), batch_size=2), [callback])
        self.assertEqual(heard, [(0, 1.0), (1, 6.0), (2, 10.0)])

    def test_validation_runs_when_it_is_due(self):
        validation = Validation({"val_": open_feed(np.ones(3))}, frequency=2)
        history = _fit(open_feed(np.ones(2), epochs=4), epochs=4, validation=validation)
        self.assertEqual(history, {"sum": [2.0] * 4, "val_sum": [3.0, 3.0]})

    def test_callbacks_end_the_training(self):
        def stop(epoch, logs):
            callback.model.stop_training = epoch == 1

        callback = LambdaCallback(on_epoch_end=stop)
        self.assertLen(_fit(open_feed(np.ones(2), epochs=5), [callback], epochs=5)["sum"], 2)

    def test_data_that_runs_out_ends_the_training_with_a_warning(self):
        feed = open_feed((np.ones(1) for _ in range(3)), steps=2)
        with self.assertWarnsRegex(UserWarning, "ran out of data.*it got 1 of 2 batches"):
            history = _fit(feed, epochs=5)
        self.assertEqual(history, {"sum": [2.0, 1.0]})

    def test_an_epoch_without_batches_repeats_the_training_logs_and_no_validation(self):
        feed = open_feed((np.ones(1) for _ in range(2)), steps=2)
        validation = Validation({"val_": open_feed(np.ones(3))}, frequency=[1, 3])
        with self.assertWarnsRegex(UserWarning, "ran out of data.*it got 0 of 2 batches"):
            history = _fit(feed, epochs=3, validation=validation)
        self.assertEqual(history, {"sum": [2.0, 2.0], "val_sum": [3.0]})

    def test_an_epoch_of_unknown_length_tells_the_length(self):
        feed = open_feed(tf.data.Dataset.range(3).map(lambda x: tf.cast([x], tf.float32)).filter(lambda x: True))
        self.assertEqual(_fit(feed, epochs=2), {"sum": [3.0, 3.0]})
        self.assertEqual(feed.steps_per_epoch, 3)

    def test_closing_callbacks_run_after_an_interrupt(self):
        ended = []

        def interrupt(epoch, logs):
            raise KeyboardInterrupt

        callback = LambdaCallback(on_epoch_end=interrupt, on_train_end=lambda logs: ended.append(logs))
        with self.assertRaises(KeyboardInterrupt):
            _fit(open_feed(np.ones(2)), [callback])
        self.assertLen(ended, 1)


if __name__ == "__main__":
    tf.test.main()
