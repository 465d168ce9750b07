import json
import os

import numpy as np
import tensorflow as tf

import keras
from keras.testing import test_case

_X = np.ones((4, 3), "float32")


def _model(**compile_settings):
    """Ones through two layers of ones: the hidden units are 3, the outputs 6."""
    x = keras.Input((3,), name="x")
    hidden = keras.layers.Dense(2, kernel_initializer="ones", name="hidden")(x)
    outputs = keras.layers.Dense(1, kernel_initializer="ones", name="outputs")(hidden)
    model = keras.Model(x, outputs)
    model.add_loss(tf.reduce_mean(hidden) * 0.5)
    model.add_metric(tf.reduce_max(outputs), name="largest")
    if compile_settings:
        model.compile(**compile_settings)
    return model


def _evaluate(model, y=None):
    return model.evaluate(_X, y, verbose=0, return_dict=True)


class AddingMethodsTest(test_case.TestCase):
    def test_a_model_trains_on_added_losses_alone(self):
        model = _model(optimizer=keras.optimizers.SGD(0.1), loss=None)
        history = model.fit(_X, verbose=0, epochs=2, batch_size=2).history
        # Each step takes 0.1 * 0.5 / 2 from every weight and bias that the mean of the hidden units reads.
        self.assertAllClose(history["loss"], [1.5 - 0.05 / 2, 1.5 - 5 * 0.05 / 2])
        self.assertAllClose(model.layers[1].bias, [-0.1, -0.1])
        self.assertEqual(list(history), ["loss", "largest"])
        self.assertEqual(model.metrics_names, ["loss", "largest"])

    def test_losses_add_to_the_compiled_one_in_every_way_of_running(self):
        for settings in ({}, {"run_eagerly": True}, {"jit_compile": True}, {"steps_per_execution": 2}):
            model = _model(optimizer="sgd", loss="mse", **settings)
            model.fit(_X, np.full((4, 1), 6.0), verbose=0, batch_size=2)
            results = _evaluate(_model(optimizer="sgd", loss="mse", **settings), np.full((4, 1), 4.0))
            self.assertAllClose(results, {"loss": 4.0 + 1.5, "largest": 6.0})

    def test_metrics_begin_again_with_each_epoch(self):
        model = _model(optimizer=keras.optimizers.SGD(0.0), loss="mse")
        history = model.fit(_X, np.zeros((4, 1)), verbose=0, epochs=3).history
        self.assertAllClose(history["largest"], [6.0] * 3)

    def test_losses_are_those_of_the_last_call(self):
        model = _model()
        model(_X)
        model(2.0 * _X)
        self.assertAllClose(model.losses, [3.0])

    def test_functions_and_lists_are_taken_together(self):
        model = _model()
        model.add_loss([tf.reduce_sum(model.output), lambda: tf.constant(7.0)])
        model(_X)
        self.assertAllClose(model.losses, [7.0, 1.5, 24.0])

    def test_models_made_from_the_config_add_the_same(self):
        model = _model(optimizer="sgd", loss="mse")
        config = json.loads(json.dumps(model.get_config()))
        copies = [keras.Model.from_config(config), keras.models.model_from_json(model.to_json())]
        copies += [keras.models.clone_model(model)]
        for copy in copies:
            copy.compile("sgd", "mse")
            self.assertEqual([layer.name for layer in copy.layers], [layer.name for layer in model.layers])
            self.assertAllClose(_evaluate(copy, _X[:, :1]), {"loss": 25.0 + 1.5, "largest": 6.0})
            self.assertEqual(copy.get_config(), model.get_config())

    def test_files_keep_what_was_added(self):
        model = _model(optimizer="sgd", loss="mse")
        for name in ("model.keras", "model.h5", "model"):
            path = os.path.join(self.get_temp_dir(), name)
            model.save(path)
            loaded = keras.models.load_model(path)
            self.assertAllClose(_evaluate(loaded, _X[:, :1]), {"loss": 26.5, "largest": 6.0})

    def test_exported_calls_find_the_variables_of_metrics(self):
        path = os.path.join(self.get_temp_dir(), "exported")
        _model().export(path)
        exported = tf.saved_model.load(path)
        self.assertAllClose(exported.serve(_X), [[6.0]] * 4)

    def test_nested_models_bring_their_losses_and_metrics(self):
        x = keras.Input((3,))
        outer = keras.Model(x, _model()(x) * 2.0)
        outer.compile("sgd", "mse")
        self.assertAllClose(_evaluate(outer, np.full((4, 1), 12.0)), {"loss": 1.5, "largest": 6.0})
        self.assertAllClose(keras.models.clone_model(outer)(_X), outer(_X))

    def test_subclass_adds_to_the_graph_that_it_holds(self):
        class Doubled(keras.Model):
            def __init__(self):
                x = keras.Input((3,))
                y = 2.0 * x
                super().__init__(x, y)
                self.add_loss(tf.reduce_sum(y))

        model = Doubled()
        model(_X)
        self.assertAllClose(model.losses, [24.0])

    def test_sequential_model_adds_losses_of_its_output(self):
        model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))])
        model.add_loss(tf.reduce_sum(model.output))
        model.compile("sgd", "mse")
        self.assertAllClose(_evaluate(model, np.full((4, 1), 3.0)), {"loss": 12.0})

    def test_adding_after_training_takes_effect(self):
        model = _model(optimizer=keras.optimizers.SGD(0.0), loss="mse")
        model.fit(_X, np.full((4, 1), 6.0), verbose=0)
        model.add_loss(tf.reduce_sum(model.output))
        history = model.fit(_X, np.full((4, 1), 6.0), verbose=0).history
        self.assertAllClose(history["loss"], [1.5 + 24.0])

    def test_losses_must_be_scalars_when_the_model_trains(self):
        model = _model(optimizer="sgd", loss="mse")
        model.add_loss(tf.reduce_sum(model.output, axis=-1))
        with self.assertRaisesRegex(ValueError, r"must be scalars, one number for the batch.* of shape \(None,\)"):
            model.fit(_X, _X[:, :1], verbose=0)

    def test_what_the_model_cannot_compute_is_refused(self):
        model = _model()
        with self.assertRaisesRegex(ValueError, "Graph disconnected"):
            model.add_loss(tf.reduce_sum(keras.Input((2,))))
        with self.assertRaisesRegex(ValueError, "Expected a callable for the loss value"):
            model.add_loss(tf.constant(1.0))
        with self.assertRaisesRegex(ValueError, "Please provide a name for your metric"):
            model.add_metric(tf.reduce_sum(model.output))
        with self.assertRaisesRegex(ValueError, "Expected a symbolic Tensor for the metric value"):
            model.add_metric(tf.constant(1.0), name="one")
        with self.assertRaisesRegex(TypeError, "Model.add_metric: Keyword argument not understood: 'axis'"):
            model.add_metric(model.output, name="one", axis=1)
        self.assertAllClose(_evaluate_losses(model), [1.5])


def _evaluate_losses(model):
    model(_X)
    return model.losses


if __name__ == "__main__":
    tf.test.main()
