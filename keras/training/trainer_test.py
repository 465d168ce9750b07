import contextlib
import importlib.util
import io
import os
import re

import h5py
import numpy as np
import tensorflow as tf

from keras.callbacks import Callback, EarlyStopping
from keras.data.sequence import Sequence
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.losses import SparseCategoricalCrossentropy
from keras.metrics.py_metric import PyMetric
from keras.mixed_precision import policy
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.optimizers import SGD
from keras.testing import test_case

_X = np.random.default_rng(0).random((10, 3)).astype("float32")
_Y = np.arange(10) % 4


def _classifier(**settings):
    model = Sequential(
        [Input((3,), name="rows"), Dense(4, activation="softmax", kernel_initializer="ones", name="out")]
    )
    model.compile(**{"optimizer": SGD(0.1), "loss": "sparse_categorical_crossentropy", **settings})
    return model


_BRANCHING_STEP = """
import tensorflow as tf

def make_class(base):
    class Own(base):
        def train_step(self, data):
            size = tf.reduce_sum(data[0])
            if size > 2.0:
                size = size * 100.0
            return {"size": size}

    return Own
"""


def _load_user_code(folder, text):
    """A module outside of this package, inside of which control flow on tensors is never converted."""
    path = os.path.join(folder, "user_code.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    spec = importlib.util.spec_from_file_location("user_code", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _line():
    model = Sequential([Input((1,)), Dense(1, kernel_initializer="zeros")])
    model.compile(SGD(0.25), "mse")
    return model


class FitTest(test_case.TestCase):
    def test_one_step_of_gradient_descent(self):
        model = _line()
        history = model.fit(np.ones((2, 1)), np.full((2, 1), 2.0), verbose=0)
        # loss (0 - 2)^2, gradient -4 for the weight and for the bias
        self.assertEqual(history.history, {"loss": [4.0]})
        self.assertAllClose([weight.item() for weight in model.get_weights()], [1.0, 1.0])

    def test_steps_that_run_together_change_nothing(self):
        class Listener(Callback):
            def on_train_batch_end(self, batch, logs=None):
                """Listens."""

        for jit_compile in (None, True):
            results = []
            for callbacks in ([Listener()], []):
                model = _classifier(metrics=["accuracy"], jit_compile=jit_compile)
                history = model.fit(
                    _X,
                    _Y,
                    batch_size=2,
                    epochs=6,
                    shuffle=False,
                    verbose=0,
                    validation_data=(_X, _Y),
                    callbacks=callbacks,
                )
                results.append((history.history, model.get_weights(), int(model.optimizer.iterations)))
            self.assertEqual(results[0][0], results[1][0])
            self.assertAllEqual(results[0][1][0], results[1][1][0])
            self.assertEqual(results[0][2], results[1][2])
            self.assertEqual(results[0][2], 30)

    def test_all_kinds_of_data_train_alike(self):
        class Batches(Sequence):
            def __len__(self):
                return 4

            def __getitem__(self, index):
                return _X[3 * index : 3 * index + 3], _Y[3 * index : 3 * index + 3]

        dataset = tf.data.Dataset.from_tensor_slices((_X, _Y)).batch(3)
        path = os.path.join(self.get_temp_dir(), "rows.h5")
        with h5py.File(path, "w") as file:
            file["x"], file["y"] = _X, _Y
            kinds = [
                ((_X, _Y), {"batch_size": 3}),
                ((_X.astype("float64").tolist(), _Y.tolist()), {"batch_size": 3}),
                ((tf.constant(_X), tf.constant(_Y)), {"batch_size": 3}),
                (({"rows": _X}, {"out": _Y}), {"batch_size": 3}),
                ((file["x"], file["y"]), {"batch_size": 3}),
                ((dataset,), {}),
                ((dataset.filter(lambda x, y: True),), {}),
                ((iter(dataset),), {}),
                ((batch for batch in dataset), {}),
                ((Batches(),), {}),
            ]
            losses = []
            for data, settings in kinds:
                data = data if isinstance(data, tuple) else (data,)
                losses.append(_classifier().fit(*data, shuffle=False, verbose=0, **settings).history["loss"])
        self.assertAllClose(losses, [losses[0]] * len(losses))

    def test_the_last_rows_are_set_aside_for_validation(self):
        model = _classifier()
        history = model.fit(_X, _Y, validation_split=0.4, verbose=0).history
        self.assertAllClose(history["val_loss"][0], model.evaluate(_X[6:], _Y[6:], verbose=0))

    def test_class_weights_weigh_the_loss(self):
        weighted = _classifier().fit(_X, _Y, class_weight=dict.fromkeys(range(4), 2.0), verbose=0).history["loss"][0]
        self.assertAllClose(weighted, 2 * _classifier().fit(_X, _Y, verbose=0).history["loss"][0])

    def test_the_progress_bar_shows_the_first_batch_and_the_whole_epoch(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            _classifier().fit(_X, _Y, batch_size=2, epochs=2, verbose=1)
        text = out.getvalue()
        self.assertStartsWith(text, "Epoch 1/2\n")
        self.assertEqual(text.count("1/5 [=====>........................] - ETA"), 2)
        self.assertLen(re.findall(r"5/5 \[={30}\] - \d+s \S+/step - loss: \d\.\d{4}\n", text), 2)

    def test_one_line_an_epoch_where_output_is_no_terminal(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            _classifier().fit(_X, _Y)
        self.assertRegex(out.getvalue(), r"^1/1 - \d+s - loss: \d\.\d{4} - \S+/epoch - \S+/step\n$")

    def test_a_step_of_ones_own_may_branch_on_tensors(self):
        model = _load_user_code(self.get_temp_dir(), _BRANCHING_STEP).make_class(Model)()
        model.compile()
        history = model.fit(np.ones((4, 1)), np.ones((4, 1)), batch_size=4, verbose=0)
        self.assertEqual(history.history, {"size": [400.0]})

    def test_a_step_of_ones_own_may_use_the_compiled_loss_and_metrics(self):
        class Own(Sequential):
            def train_step(self, data):
                x, y = data
                with tf.GradientTape() as tape:
                    y_pred = self(x, training=True)
                    loss = self.compiled_loss(y, y_pred, regularization_losses=self.losses)
                gradients = tape.gradient(loss, self.trainable_variables)
                self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
                self.compiled_metrics.update_state(y, y_pred)
                return {metric.name: metric.result() for metric in self.metrics}

        model = Own([Input((3,)), Dense(4, activation="softmax", kernel_initializer="ones")])
        model.compile(SGD(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"])
        expected = _classifier(metrics=["accuracy"]).fit(_X, _Y, shuffle=False, verbose=0).history
        self.assertAllClose(model.fit(_X, _Y, shuffle=False, verbose=0).history, expected)

    def test_a_loop_of_ones_own_takes_an_iterator(self):
        class Own(Sequential):
            def make_train_function(self, force=False):
                if self.train_function is None:
                    self.train_function = tf.function(lambda iterator: {"rows": tf.reduce_sum(next(iterator)[0])})
                return self.train_function

        model = Own([Dense(1)])
        model.compile()
        history = model.fit(np.ones((5, 1)), np.ones((5, 1)), batch_size=2, shuffle=False, verbose=0).history
        self.assertEqual(history, {"rows": [1.0]})

    def test_the_train_function_can_be_called_with_an_iterator(self):
        model = _classifier()
        logs = model.make_train_function()(iter(tf.data.Dataset.from_tensors((_X, _Y))))
        self.assertEqual(list(logs), ["loss"])
        self.assertEqual(int(model._train_counter), 1)

    def test_each_fit_counts_its_steps_from_zero(self):
        model = _classifier()
        for _ in range(2):
            model.fit(_X, _Y, batch_size=len(_X), epochs=3, verbose=0)
            self.assertEqual(int(model._train_counter), 3)

    def test_compiling_again_drops_the_functions(self):
        model = _classifier()
        model.make_train_function()
        model.compile("adam", "mse")
        self.assertIsNone(model.train_function)


class EvaluateAndPredictTest(test_case.TestCase):
    def test_values_are_in_the_order_of_the_names(self):
        model = _classifier(metrics=["accuracy"])
        values = model.evaluate(_X, _Y, batch_size=3, verbose=0)
        self.assertEqual(model.metrics_names, ["loss", "accuracy"])
        logs = model.evaluate(_X, _Y, batch_size=3, verbose=0, return_dict=True)
        self.assertEqual(logs, dict(zip(model.metrics_names, values)))

    def test_predictions_are_those_of_a_call(self):
        model = _classifier()
        for jit_compile in (None, True):
            model.jit_compile = jit_compile
            for _ in range(3):
                self.assertAllClose(model.predict(_X, batch_size=3, verbose=0), model(_X))
        self.assertAllClose(model.predict_on_batch(_X), model(_X))

    def test_batches_of_many_sizes_trace_at_most_twice(self):
        traces = []

        class Traced(Model):
            def call(self, inputs, training=None):
                traces.append(inputs.shape)
                return inputs

        model = Traced()
        for rows in (1, 2, 5, 8, 3):
            self.assertEqual(model.predict(np.ones((rows, 2)), verbose=0).shape, (rows, 2))
        self.assertLessEqual(len(traces), 2)

    def test_one_batch_at_a_time(self):
        model = _classifier(metrics=["accuracy"])
        before = model.evaluate(_X, _Y, verbose=0)
        self.assertAllClose(model.test_on_batch(_X, _Y), before)
        self.assertAllClose(model.train_on_batch(_X, _Y, return_dict=True)["loss"], before[0])
        self.assertLess(model.test_on_batch(_X, _Y)[0], before[0])

    def test_metrics_of_one_batch_begin_again_unless_told_not_to(self):
        model = _classifier(metrics=["accuracy"])
        halves = [(_X[: len(_X) // 2], _Y[: len(_Y) // 2]), (_X[len(_X) // 2 :], _Y[len(_Y) // 2 :])]
        losses = [model.test_on_batch(x, y)[0] for x, y in halves]
        self.assertAllClose(model.test_on_batch(*halves[0]), model.evaluate(*halves[0], verbose=0))
        self.assertAllClose(model.test_on_batch(*halves[1], reset_metrics=False)[0], np.mean(losses))

    def test_a_reset_of_the_models_own_is_called_before_single_batches(self):
        class Counting(Sequential):
            resets = 0

            def reset_metrics(self):
                self.resets += 1
                super().reset_metrics()

        model = Counting([Dense(1)])
        model.compile("sgd", "mse")
        model.train_on_batch(_X, _Y)
        model.test_on_batch(_X, _Y, reset_metrics=False)
        self.assertEqual(model.resets, 1)


class MistakesTest(test_case.TestCase):
    def _refuses(self, error, text, *data, **settings):
        compile_settings = settings.pop("compiled", {})
        with self.assertRaisesRegex(error, text):
            _classifier(**compile_settings).fit(*data, verbose=0, **settings)

    def test_inputs_of_another_width(self):
        self._refuses(
            ValueError, r"^`fit\(x\)`: input 'rows' expects shape \(None, 3\), got \(10, 5\)", np.ones((10, 5)), _Y
        )

    def test_arrays_of_different_lengths(self):
        self._refuses(ValueError, r"(?s)cardinality is ambiguous.*x sizes: 10\n  y sizes: 4", _X, _Y[:4])

    def test_text_for_numbers(self):
        text = r"(?s)^`fit\(x\)`: input 0 \('rows'\) has dtype string.*StringLookup or TextVectorization"
        self._refuses(TypeError, text, np.full((10, 3), "a"), _Y)

    def test_no_data(self):
        self._refuses(ValueError, "^Expected input data to be non-empty", _X[:0], _Y[:0])
        dataset = tf.data.Dataset.from_tensor_slices((_X, _Y)).batch(2)
        self._refuses(ValueError, "^Expected input data to be non-empty", dataset.take(0))
        self._refuses(ValueError, "^Expected input data to be non-empty", dataset.filter(lambda x, y: False))

    def test_labels_outside_the_classes_change_nothing(self):
        model = _classifier()
        before = model.get_weights()
        with self.assertRaisesRegex(ValueError, r"^`y`: labels must lie in \[0, 4\).*label 7 at index 2"):
            model.fit(_X, np.where(np.arange(10) == 2, 7, 0), verbose=0)
        self.assertAllEqual(model.get_weights()[0], before[0])
        self.assertEqual(int(model.optimizer.iterations), 0)

    def test_class_numbers_for_one_hot_targets(self):
        text = r"(?s)takes one-hot targets.*sparse_categorical_crossentropy.*to_categorical\(y, num_classes=4\)"
        self._refuses(ValueError, text, _X, _Y, compiled={"loss": "categorical_crossentropy"})

    def test_one_hot_targets_for_class_numbers(self):
        self._refuses(ValueError, r"(?s)look one-hot.*Use loss='categorical_crossentropy'", _X, np.eye(4)[_Y])

    def test_targets_that_would_broadcast(self):
        text = r"(?s)Targets of shape \(.*, 1\) do not match output \"out\" of shape \(.*, 4\).*broadcast"
        self._refuses(ValueError, text, _X, np.ones((10, 1)), compiled={"loss": "mse"})

    def test_misspelt_names_are_found_by_compile(self):
        for settings, wrong in (
            ({"loss": "mean_squard_error"}, "'mean_squard_error'.*Did you mean 'mean_squared_error'"),
            ({"metrics": ["acuracy"]}, "'acuracy'.*Did you mean"),
            ({"optimizer": "adma"}, "'adma'.*Did you mean"),
        ):
            with self.assertRaisesRegex(ValueError, wrong):
                _classifier(**settings)

    def test_a_model_that_was_not_compiled(self):
        with self.assertRaisesRegex(RuntimeError, "^You must compile your model before training/testing"):
            Sequential([Dense(1)]).fit(_X, _Y)

    def test_a_wrong_number_of_inputs(self):
        inputs = [Input((3,), name="left"), Input((3,), name="right")]
        model = Model(inputs, Dense(1)(inputs[0]) + Dense(1)(inputs[1]))
        model.compile("sgd", "mse")
        with self.assertRaisesRegex(ValueError, r"the model has 2 inputs \['left', 'right'\] and got 3"):
            model.fit([_X, _X, _X], np.ones(10), verbose=0)
        with self.assertRaisesRegex(ValueError, r"Missing data for input \"right\".*keys \['left', 'rihgt'\]"):
            model.fit({"left": _X, "rihgt": _X}, np.ones(10), verbose=0)

    def test_a_class_as_callback(self):
        self._refuses(TypeError, r"(?s)EarlyStopping is a class.*EarlyStopping\(\)", _X, _Y, callbacks=[EarlyStopping])

    def test_a_misspelt_monitor(self):
        text = r"'val_los' is not in the logs.*Did you mean 'val_loss'"
        self._refuses(ValueError, text, _X, _Y, validation_split=0.5, callbacks=[EarlyStopping("val_los")])

    def test_a_dataset_that_was_not_batched(self):
        dataset = tf.data.Dataset.from_tensor_slices((_X, _Y))
        self._refuses(ValueError, r"(?s)expects shape \(None, 3\), got \(3,\).*unbatched.*\.batch\(", dataset)

    def test_missing_targets(self):
        self._refuses(ValueError, "Target data is missing. .* compiled with loss=sparse_categorical_crossentropy", _X)

    def test_missing_loss(self):
        model = Sequential([Input((3,)), Dense(1)])
        model.compile("sgd")
        with self.assertRaisesRegex(ValueError, "No loss found. .*provide a `loss` argument in the `compile"):
            model.fit(_X, _Y, verbose=0)

    def test_settings_that_exclude_each_other(self):
        with self.assertRaisesRegex(ValueError, "cannot enable `run_eagerly` and `jit_compile` at the same time"):
            _classifier(run_eagerly=True, jit_compile=True)
        with self.assertRaisesRegex(TypeError, r"Invalid keyword argument\(s\) in `compile\(\)`: \(\{'los'\}"):
            _classifier(los="mse")


class CompileTest(test_case.TestCase):
    def test_a_metric_in_python_trains(self):
        class Largest(PyMetric):
            def reset_state(self):
                self.largest = 0.0

            def update_state(self, y_true, y_pred, sample_weight=None):
                self.largest = max(self.largest, float(np.max(y_true)))

            def result(self):
                return self.largest

        history = _classifier(metrics=[Largest(name="largest")]).fit(_X, _Y, batch_size=4, verbose=0).history
        self.assertAllClose(history["largest"], [float(np.max(_Y))])

    def test_half_precision_without_loss_scaling_is_warned_of(self):
        policy.set_global_policy("mixed_float16")
        with self.assertWarnsRegex(UserWarning, "'mixed_float16' needs loss scaling"):
            _classifier()


class CompileConfigTest(test_case.TestCase):
    def test_names_stay_names(self):
        config = _classifier(optimizer="sgd", metrics=["accuracy"]).get_compile_config()
        self.assertEqual((config["loss"], config["metrics"]), ("sparse_categorical_crossentropy", ["accuracy"]))

    def test_optimizer_is_described_as_it_is_now(self):
        model = _classifier(optimizer="sgd")
        model.optimizer.learning_rate = 0.5
        self.assertEqual(model.get_compile_config()["optimizer"]["config"]["learning_rate"], 0.5)

    def test_objects_are_made_again(self):
        model = _classifier(loss=SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
        again = Sequential([Input((3,)), Dense(4)])
        again.compile_from_config(model.get_compile_config())
        self.assertAllClose(again.optimizer.learning_rate, 0.1)
        again.set_weights(model.get_weights())
        model.layers[-1].activation = tf.identity
        self.assertAllClose(again.evaluate(_X, _Y, verbose=0), model.evaluate(_X, _Y, verbose=0))


if __name__ == "__main__":
    tf.test.main()
