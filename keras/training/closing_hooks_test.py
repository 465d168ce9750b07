import os
import signal
import threading
import time

import numpy as np
import tensorflow as tf

from keras.callbacks import Callback
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.sequential import Sequential
from keras.testing import test_case

_X = np.ones((8, 1), "float32")
_HOOKS = ("train_begin", "epoch_begin", "train_batch_begin", "train_batch_end", "test_begin", "test_batch_begin",
          "test_batch_end", "test_end", "epoch_end", "train_end", "predict_begin", "predict_batch_begin",
          "predict_batch_end", "predict_end")  # fmt: skip


class _Interrupting(Callback):
    """Notes the hooks that it hears and raises at one of them, the first time."""

    def __init__(self, at):
        super().__init__()
        self.heard = []
        self._at = at

    def hear(self, hook):
        self.heard.append(hook)
        if hook == self._at:
            self._at = None
            raise KeyboardInterrupt


for _hook in _HOOKS:
    setattr(_Interrupting, f"on_{_hook}", lambda self, *args, _hook=_hook, **kwargs: self.hear(_hook))


class _Closing(Callback):
    def __init__(self):
        super().__init__()
        self.closed = []

    def on_train_end(self, logs=None):
        self.closed.append("train")

    def on_test_end(self, logs=None):
        self.closed.append("test")

    def on_predict_end(self, logs=None):
        self.closed.append("predict")


class _Timeout(Callback):
    """Ends a training that was not interrupted."""

    def __init__(self, seconds):
        super().__init__()
        self._end = time.monotonic() + seconds

    def on_epoch_end(self, epoch, logs=None):
        self.model.stop_training = time.monotonic() > self._end


def _line():
    model = Sequential([Input((1,)), Dense(1)])
    model.compile("sgd", "mse")
    return model


def _fit(model, callbacks, **settings):
    return model.fit(_X, _X, 2, verbose=0, validation_data=(_X, _X), callbacks=callbacks, **settings)


class ClosingHooksTest(test_case.TestCase):
    def test_fit_closes_whatever_hook_the_interrupt_came_in(self):
        for hook in _HOOKS[:9]:
            model, interrupting, closing = _line(), _Interrupting(hook), _Closing()
            with self.assertRaises(KeyboardInterrupt):
                _fit(model, [interrupting, closing])
            self.assertEqual(closing.closed[-1], "train")
            self.assertEqual(interrupting.heard[-1], "train_end")
            self.assertLen(_fit(model, [], epochs=2).history["loss"], 2)

    def test_evaluate_and_predict_close_too(self):
        model = _line()
        interrupting, closing = _Interrupting("test_batch_end"), _Closing()
        with self.assertRaises(KeyboardInterrupt):
            model.evaluate(_X, _X, verbose=0, callbacks=[interrupting, closing])
        self.assertEqual(closing.closed, ["test"])
        with self.assertRaises(KeyboardInterrupt):
            model.predict(_X, verbose=0, callbacks=[_Interrupting("predict_batch_begin"), closing])
        self.assertEqual(closing.closed, ["test", "predict"])
        self.assertEqual(model.predict(_X, verbose=0).shape, (8, 1))

    def test_a_program_that_ends_within_a_hook_closes_too_and_errors_do_not(self):
        for error, closed in ((SystemExit(143), ["train"]), (ValueError("broken"), [])):
            closing = _Closing()

            class Ending(Callback):
                def on_epoch_end(self, epoch, logs=None, error=error):
                    raise error

            with self.assertRaises(type(error)):
                _fit(_line(), [Ending(), closing])
            self.assertEqual([name for name in closing.closed if name == "train"], closed)

    def test_a_callback_that_cannot_close_does_not_keep_others_from_it(self):
        class Broken(Callback):
            def on_train_end(self, logs=None):
                raise AttributeError("was never opened")

        closing = _Closing()
        with self.assertRaises(KeyboardInterrupt), self.assertWarnsRegex(UserWarning, "Broken.on_train_end failed"):
            _fit(_line(), [Broken(), _Interrupting("train_begin"), closing])
        self.assertEqual(closing.closed, ["train"])

    def test_an_interrupt_while_a_step_is_traced_waits_until_the_graph_is_complete(self):
        calls = []

        class Interrupted(Dense):
            def call(self, inputs):
                calls.append(tf.executing_eagerly())
                if len(calls) == 1:
                    os.kill(os.getpid(), signal.SIGINT)
                calls.append("after")
                return super().call(inputs)

        model, closing = Sequential([Interrupted(1)]), _Closing()
        model.compile("sgd", "mse")
        with self.assertRaises(KeyboardInterrupt):
            _fit(model, [closing])
        self.assertEqual(closing.closed, ["train"])
        self.assertEqual(calls[:2], [False, "after"])
        self.assertLen(_fit(model, []).history["loss"], 1)

    def test_signals_at_any_moment_leave_a_model_that_trains_on(self):
        model, interrupts = _line(), 0
        for delay in np.random.default_rng(0).uniform(0.0, 0.15, 15):
            closing = _Closing()
            timer = threading.Timer(delay, os.kill, (os.getpid(), signal.SIGINT))
            try:
                timer.start()
                _fit(model, [closing, _Timeout(seconds=3)], epochs=10**6)
            except KeyboardInterrupt:
                interrupts += 1
            finally:
                timer.cancel()
            self.assertIn(closing.closed[-1:], ([], ["train"]))  # nothing to close before the first hook
        self.assertGreater(interrupts, 10)  # Python drops the few that come while it destroys an object
        self.assertLen(_fit(model, []).history["loss"], 1)
        self.assertAllClose(model.predict(_X, verbose=0), model(_X))


if __name__ == "__main__":
    tf.test.main()
