import numpy as np
import tensorflow as tf

from keras.callbacks import Callback, EarlyStopping
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.metrics.py_metric import PyMetric
from keras.models.sequential import Sequential
from keras.optimizers import SGD
from keras.testing import test_case

_X = np.arange(10.0).reshape(10, 1).astype("float32") / 10
_Y = 2 * _X


class _Heard(Callback):
    """Notes after which step, counted through all epochs, each validation ended."""

    def __init__(self):
        super().__init__()
        self.steps, self.losses = [], []

    def on_test_end(self, logs=None):
        self.steps.append(int(self.model.optimizer.iterations))
        self.losses.append(logs["loss"])


def _line(**settings):
    model = Sequential([Input((1,)), Dense(1, kernel_initializer="zeros")])
    model.compile(SGD(0.1), "mse", **settings)
    return model


def _fit(model, **settings):
    return model.fit(_X, _Y, **{"batch_size": 2, "epochs": 2, "verbose": 0, "shuffle": False, **settings}).history


class NamedSetsTest(test_case.TestCase):
    def test_nothing_to_validate_on_adds_nothing(self):
        for nothing in (None, [], (), {}):
            self.assertEqual(list(_fit(_line(), validation_data=nothing)), ["loss"])

    def test_each_set_is_logged_under_its_name(self):
        dataset = tf.data.Dataset.from_tensor_slices((_X[:4], _Y[:4])).batch(2)
        model = _line(metrics=["mae"])
        history = _fit(model, validation_data={"easy": dataset, "hard": (_X[4:], _Y[4:])})
        names = ["loss", "mae", "val_easy_loss", "val_easy_mae", "val_hard_loss", "val_hard_mae"]
        self.assertEqual(list(history), names)
        self.assertAllClose(
            [history["val_easy_loss"][-1], history["val_hard_loss"][-1]],
            [model.evaluate(dataset, verbose=0)[0], model.evaluate(_X[4:], _Y[4:], verbose=0)[0]],
        )

    def test_callbacks_monitor_them(self):
        stopper = EarlyStopping("val_hard_loss", mode="max", patience=0)
        history = _fit(_line(), epochs=9, validation_data={"hard": (_X, _Y)}, callbacks=[stopper])
        self.assertLen(history["loss"], 2)

    def test_steps_and_batch_size_hold_for_each(self):
        ends = []

        class Listener(Callback):
            def on_test_batch_end(self, batch, logs=None):
                ends.append(batch)

        sets = {"a": (_X, _Y), "b": (_X, _Y)}
        _fit(
            _line(), epochs=1, validation_data=sets, validation_steps=3, validation_batch_size=1, callbacks=[Listener()]
        )
        self.assertEqual(ends, [0, 1, 2, 0, 1, 2])

    def test_a_dict_of_arrays_is_one_set_of_inputs(self):
        model = Sequential([Input((1,), name="rows"), Dense(1)])
        model.add_loss(lambda: tf.reduce_sum(model.weights[0]))
        model.compile("sgd")
        history = model.fit({"rows": _X}, verbose=0, validation_data={"rows": _X}).history
        self.assertEqual(list(history), ["loss", "val_loss"])

    def test_sets_and_arrays_in_one_dict_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"(?s)no data sets: \['b'\].*as a tuple, `\(x, y\)`"):
            _fit(_line(), validation_data={"a": (_X, _Y), "b": _X})

    def test_names_must_be_texts(self):
        with self.assertRaisesRegex(ValueError, r"names of data sets must be texts. Received: \[1\]"):
            _fit(_line(), validation_data={1: (_X, _Y)})


class FrequencyTest(test_case.TestCase):
    def test_epochs_that_have_validation(self):
        for frequency, count in ((2, 1), ([1, 3], 2), ((1,), 1), ({3}, 1), (np.int64(1), 3), (range(2, 4), 2), ([], 0)):
            history = _fit(_line(), epochs=3, validation_data=(_X, _Y), validation_freq=frequency)
            self.assertLen(history.get("val_loss", []), count)

    def test_what_is_no_frequency(self):
        for frequency in (0, -1, 2.0, None, "3", "0 steps", "many steps", ["1"], {1: 2}):
            with self.assertRaisesRegex(ValueError, "^Expected `validation_freq` to be a list or int.*Received: valid"):
                _fit(_line(), validation_data=(_X, _Y), validation_freq=frequency)

    def test_a_generator_that_is_used_up_ends_validation_and_not_the_training(self):
        batches = ((_X[:2], _Y[:2]) for _ in range(3))
        with self.assertWarnsRegex(UserWarning, "`validation_data` ran out"):
            history = _fit(_line(), validation_data=batches)
        self.assertLen(history["loss"], 2)
        self.assertLen(history["val_loss"], 1)

    def test_steps_are_counted_through_all_epochs(self):
        for settings in ({}, {"run_eagerly": True}, {"jit_compile": True}, {"steps_per_execution": 2}):
            heard = _Heard()
            history = _fit(
                _line(**settings), epochs=3, validation_data=(_X, _Y), validation_freq="4 steps", callbacks=[heard]
            )
            self.assertEqual(heard.steps, [4, 8, 12])
            self.assertEqual(history["val_loss"], heard.losses)

    def test_an_epoch_logs_its_newest_result_and_none_without_one(self):
        heard = _Heard()
        history = _fit(_line(), epochs=4, validation_data=(_X, _Y), validation_freq="7 steps", callbacks=[heard])
        self.assertEqual(heard.steps, [7, 14])
        self.assertEqual(history["val_loss"], heard.losses)
        heard = _Heard()
        history = _fit(_line(), epochs=1, validation_data=(_X, _Y), validation_freq="2 steps", callbacks=[heard])
        self.assertEqual(heard.steps, [2, 4])
        self.assertEqual(history["val_loss"], heard.losses[-1:])

    def test_training_metrics_go_on_where_they_were(self):
        class Batches(PyMetric):
            def reset_state(self):
                self.batches = 0

            def update_state(self, y_true, y_pred, sample_weight=None):
                self.batches += 1

            def result(self):
                return self.batches

        expected = _fit(_line(metrics=["mae", Batches(name="n")]))
        history = _fit(
            _line(metrics=["mae", Batches(name="n")]), validation_data=(_X[:3], _Y[:3]), validation_freq="3 steps"
        )
        self.assertEqual({name: history[name] for name in expected}, expected)
        self.assertEqual(expected["n"], [5.0, 5.0])

    def test_validation_between_steps_may_end_the_training(self):
        class Stopper(Callback):
            def on_test_end(self, logs=None):
                self.model.stop_training = True

        model = _line()
        _fit(model, validation_data=(_X, _Y), validation_freq="3 steps", callbacks=[Stopper()])
        self.assertEqual(int(model.optimizer.iterations), 3)


if __name__ == "__main__":
    tf.test.main()
