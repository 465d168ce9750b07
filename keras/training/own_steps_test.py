"""What users may replace in the loops, and what may happen while they run."""

import contextlib
import io
import threading

import numpy as np
import tensorflow as tf

from keras.callbacks import Callback
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.sequential import Sequential
from keras.testing import test_case

_X = np.ones((6, 3), "float32")
_Y = np.ones((6, 1), "float32")


def _compiled(kind=Sequential, **settings):
    model = kind([Input((3,)), Dense(1, kernel_initializer="zeros")])
    model.compile("sgd", "mse", **settings)
    return model


class LogsOfOwnStepsTest(test_case.TestCase):
    def test_dicts_within_logs_stay_and_are_shown_one_by_one(self):
        class Own(Sequential):
            def train_step(self, data):
                return {"losses": {"a": tf.constant(1.0), "b": tf.constant(2.0)}, "c": tf.constant(3)}

        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            history = _compiled(Own).fit(_X, _Y, 2, verbose=1).history
        self.assertEqual(history, {"losses": [{"a": 1.0, "b": 2.0}], "c": [3]})
        self.assertRegex(shown.getvalue(), r"3/3 .* - a: 1.0000 - b: 2.0000 - c: 3.0000\n$")
        self.assertEqual(_compiled(Own).train_on_batch(_X, _Y), [3, {"a": 1.0, "b": 2.0}])

    def test_no_logs(self):
        class Own(Sequential):
            def train_step(self, data):
                return {}

        self.assertEqual(_compiled(Own).fit(_X, _Y, verbose=0).history, {})
        self.assertEqual(_compiled(Own).train_on_batch(_X, _Y), [])

    def test_logs_that_are_no_dict(self):
        class Own(Sequential):
            def train_step(self, data):
                return tf.constant(1.0)

        with self.assertRaisesRegex(ValueError, "output of `train_step` must be a dict from names to values"):
            _compiled(Own).fit(_X, _Y, verbose=0)

    def test_numbers_of_prediction_steps_become_rows(self):
        class Own(Sequential):
            def predict_step(self, data):
                return {"sum": tf.reduce_sum(data), "one": 1, "text": tf.constant("a")}

        outputs = _compiled(Own).predict(_X, 2, verbose=0)
        self.assertAllEqual(outputs["sum"], [6.0, 6.0, 6.0])
        self.assertAllEqual(outputs["one"], [1, 1, 1])
        self.assertAllEqual(outputs["text"], [b"a", b"a", b"a"])


class SettingsTest(test_case.TestCase):
    def test_functions_follow_run_functions_eagerly(self):
        ran_eagerly = []

        class Own(Sequential):
            def train_step(self, data):
                ran_eagerly.append(tf.executing_eagerly())
                return super().train_step(data)

        model = _compiled(Own)
        model.fit(_X, _Y, verbose=0)
        tf.config.run_functions_eagerly(True)
        try:
            model.fit(_X, _Y, verbose=0)
        finally:
            tf.config.run_functions_eagerly(False)
        model.fit(_X, _Y, verbose=0)
        self.assertEqual(ran_eagerly, [False, True, False])

    def test_steps_per_execution_chosen_by_itself(self):
        for value, is_tuned, steps in (("auto", True, 1), (None, False, 1), (4, False, 4)):
            model = _compiled(steps_per_execution=value)
            self.assertEqual((model.autotune_steps_per_execution, model.steps_per_execution), (is_tuned, steps))
            self.assertLen(model.fit(_X, _Y, 2, epochs=2, verbose=0).history["loss"], 2)


class ReentryTest(test_case.TestCase):
    def test_callbacks_may_fit_evaluate_and_predict(self):
        for hook in ("on_train_begin", "on_epoch_end", "on_train_batch_end", "on_train_end"):
            model, inner = _compiled(), []

            def run(callback, *args, model=model, inner=inner, **kwargs):
                if not inner:
                    inner.append(0)
                    inner[0] = len(model.fit(_X, _Y, epochs=2, verbose=0).history["loss"])
                    model.predict(_X, verbose=0)
                    model.evaluate(_X, _Y, verbose=0)

            callback = type("Running", (Callback,), {hook: run})()
            history = model.fit(_X, _Y, 3, epochs=3, verbose=0, callbacks=[callback])
            self.assertEqual((len(history.history["loss"]), inner), (3, [2]))
            self.assertEqual(int(model.optimizer.iterations), 8)

    def test_threads_may_predict_with_a_model_that_was_never_called(self):
        for _ in range(3):
            model = Sequential([Dense(4), Dense(2)])
            outputs, errors, begin = [], [], threading.Barrier(8)

            def predict(model=model, outputs=outputs, errors=errors, begin=begin):
                begin.wait()
                try:
                    outputs.extend(model.predict(_X, verbose=0) for _ in range(3))
                except Exception as error:
                    errors.append(error)

            threads = [threading.Thread(target=predict) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual((errors, len(model.weights)), ([], 4))
            self.assertAllEqual(outputs, [outputs[0]] * 24)

    def test_a_callback_may_compile_the_model_again_between_epochs(self):
        class Freezing(Callback):
            def on_epoch_begin(self, epoch, logs=None):
                if epoch == 1:
                    self.model.layers[-1].trainable = False
                    self.model.compile("sgd", "mae")

        model = _compiled()
        history = model.fit(_X, _Y, epochs=3, verbose=0, callbacks=[Freezing()]).history["loss"]
        self.assertNotEqual(history[0], history[1])
        self.assertEqual(history[1], history[2])
        self.assertAllClose(history[2], np.abs(_Y - model.predict(_X, verbose=0)).mean())


if __name__ == "__main__":
    tf.test.main()
