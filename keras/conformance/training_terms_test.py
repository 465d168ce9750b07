"""Promise: losses and metrics that calls and graphs add are those of the reference: values, order, names, configs."""

import json

import numpy as np
import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.support import state
from keras.testing import test_case


def own_layers(library):
    """Layers that users write, on the base of one library."""

    class Adds(library.layers.Layer):
        def __init__(self, factor=1.0, **kwargs):
            super().__init__(**kwargs)
            self.factor = factor

        def call(self, inputs):
            self.add_loss(self.factor * tf.reduce_mean(tf.square(inputs)))
            self.add_metric(tf.reduce_max(inputs), name="top")
            return inputs

        def get_config(self):
            return {**super().get_config(), "factor": self.factor}

    class Sampling(library.layers.Layer):
        def call(self, inputs):
            mean, log_variance = inputs
            return mean + 0.5 * tf.exp(0.5 * log_variance)

    return {"Adds": Adds, "Sampling": Sampling}


def added_tensors(library, own):
    x = library.Input((3,), name="x")
    hidden = library.layers.Dense(4, activation="tanh", name="hidden")(x)
    model = library.Model(x, library.layers.Dense(2, name="out")(hidden), name="model")
    model.add_loss(0.1 * tf.reduce_mean(tf.square(hidden)))
    model.add_metric(tf.reduce_mean(model.output), name="mean", aggregation="mean")
    model.add_loss(tf.reduce_sum(tf.abs(model.output - hidden[:, :2])))
    return model


def variational_autoencoder(library, own):
    layers = library.layers
    x = library.Input((3,), name="x")
    hidden = layers.Dense(4, activation="relu", name="hidden")(x)
    mean, log_variance = layers.Dense(2, name="mean")(hidden), layers.Dense(2, name="log_variance")(hidden)
    encoder = library.Model(x, [mean, log_variance, own["Sampling"](name="z")([mean, log_variance])], name="encoder")
    latent = library.Input((2,), name="latent")
    decoder = library.Model(latent, layers.Dense(3, name="decoded")(latent), name="decoder")
    model = library.Model(x, decoder(encoder(x)[2]), name="autoencoder")
    divergence = -0.5 * tf.reduce_mean(1.0 + log_variance - tf.square(mean) - tf.exp(log_variance))
    model.add_loss(divergence)
    model.add_metric(divergence, name="divergence")
    return model


def nested(library, own):
    x = library.Input((3,), name="outer_x")
    inner = added_tensors(library, own)
    return library.Model(x, [inner(x), own["Adds"](2.0, name="adds")(x)], name="outer")


def called_twice(library, own):
    x = library.Input((3,), name="x")
    dense = library.layers.Dense(3, kernel_regularizer="l2", activity_regularizer="l1", name="dense")
    inner = library.Model(x, own["Adds"](name="adds")(dense(x)), name="inner")
    y = library.Input((3,), name="y")
    return library.Model(y, dense(inner(inner(y))), name="twice")


def stack(library, own):
    layers = library.layers
    return library.Sequential(
        [
            layers.Dense(3, activity_regularizer=library.regularizers.L2(0.1), input_shape=(3,), name="first"),
            own["Adds"](0.5, name="adds"),
            layers.ActivityRegularization(l1=0.1, name="penalty"),
        ],
        name="stack",
    )


def subclass(library, own):
    class Shared(library.Model):
        def __init__(self):
            super().__init__(name="shared")
            self.own_list = [own["Adds"](1.0, name="one"), own["Adds"](2.0, name="two")]
            self.dense = library.layers.Dense(3, kernel_regularizer="l2", bias_regularizer="l1", name="dense")
            self.add_loss(lambda: tf.constant(0.25))

        def call(self, inputs):
            outputs = self.dense(inputs)
            self.add_metric(tf.reduce_sum(outputs), name="sum")
            self.add_loss(tf.reduce_mean(outputs) ** 2)
            for layer in self.own_list:
                outputs = layer(outputs)
            return self.own_list[0](outputs)

    model = Shared()
    model(np.zeros((1, 3), "float32"))
    return model


MODELS = {one.__name__: one for one in (added_tensors, variational_autoencoder, nested, called_twice, stack, subclass)}
VALUES = np.random.default_rng(0).standard_normal((8, 3)).astype("float32")


def both(name):
    """`(model, own classes)` of this library and of the reference, with the same weights."""
    state.reset()
    reference.backend.clear_session()
    pairs = []
    for library in (keras, reference):
        own = own_layers(library)
        pairs.append((MODELS[name](library, own), own))
    (ours, _), (theirs, _) = pairs
    generator = np.random.default_rng(1)
    weights = [0.3 * generator.standard_normal(weight.shape).astype("float32") for weight in theirs.get_weights()]
    ours.set_weights(weights)
    theirs.set_weights(weights)
    return pairs


def compile_for_comparison(model):
    """Compiles a model; the reference runs without graphs, which take it seconds to trace."""
    model.compile("sgd", None, run_eagerly=isinstance(model, reference.Model))


def results(model):
    """Everything that training shows, from a few steps."""
    compile_for_comparison(model)
    before = model.evaluate(VALUES, verbose=0, return_dict=True)
    history = model.fit(VALUES, batch_size=4, epochs=2, shuffle=False, verbose=0).history
    model(VALUES)
    return {
        "before": before,
        "history": history,
        "losses": [float(loss) for loss in model.losses],
        "weights": model.get_weights(),
        "batch": model.train_on_batch(VALUES),
    }


def plain(config):
    """A config as JSON values, without the places of unpublished classes and what one release alone writes."""
    if isinstance(config, dict):
        return {key: plain(value) for key, value in config.items() if key not in ("module", "optional")}
    if isinstance(config, (list, tuple)):
        return [plain(value) for value in config]
    return json.loads(json.dumps(config, default=str))


@parameterized.named_parameters(*((name, name) for name in MODELS))
class TrainingTermsTest(test_case.TestCase, parameterized.TestCase):
    def test_names_and_order_are_equal(self, name):
        (ours, _), (theirs, _) = both(name)
        for model in (ours, theirs):
            compile_for_comparison(model)
            model.evaluate(VALUES, verbose=0)
        self.assertEqual([layer.name for layer in ours.layers], [layer.name for layer in theirs.layers])
        self.assertEqual([weight.name for weight in ours.weights], [weight.name for weight in theirs.weights])
        self.assertEqual(ours.metrics_names, theirs.metrics_names)

    def test_results_of_training_are_equal(self, name):
        (ours, _), (theirs, _) = both(name)
        found, expected = results(ours), results(theirs)
        self.assertEqual(list(found["history"]), list(expected["history"]))
        self.assertAllClose(found, expected, rtol=1e-5, atol=1e-5)

    def test_gradients_of_losses_are_equal(self, name):
        gradients = []
        for model, _ in both(name):
            with tf.GradientTape() as tape:
                model(VALUES)
                total = tf.add_n(model.losses)
            found = tape.gradient(total, model.trainable_weights)
            gradients.append([tf.zeros(()) if one is None else one for one in found])
        self.assertAllClose(*gradients, rtol=1e-5, atol=1e-5)


@parameterized.named_parameters(*((name, name) for name in MODELS if name != "subclass"))
class ConfigTest(test_case.TestCase, parameterized.TestCase):
    def test_configs_are_equal_and_cross_over(self, name):
        (ours, our_own), (theirs, their_own) = both(name)
        self.assertEqual(plain(ours.get_config()), plain(theirs.get_config()))
        here = type(ours).from_config(json.loads(json.dumps(theirs.get_config())), custom_objects=our_own)
        there = type(theirs).from_config(json.loads(json.dumps(ours.get_config())), custom_objects=their_own)
        self.assertEqual([layer.name for layer in here.layers], [layer.name for layer in there.layers])
        self.assertLen(here.weights, len(there.weights))
        there.set_weights([np.full(weight.shape, 0.1, "float32") for weight in there.weights])
        here.set_weights(there.get_weights())
        self.assertAllClose(results(here), results(there), rtol=1e-5, atol=1e-5)


if __name__ == "__main__":
    tf.test.main()
