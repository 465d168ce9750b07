"""Small models built with both libraries: configs, weights, outputs and gradients agree, and configs cross over."""

import json

import numpy as np
import tensorflow as tf
import tf_keras
from absl.testing import parameterized

import keras
from keras.testing import test_case


def stack(library):
    layers = library.layers
    return library.Sequential(
        [
            layers.Dense(4, activation="relu", input_shape=(3,)),
            layers.Dropout(0.5),
            layers.Dense(2, activation="softmax"),
        ]
    )


def convolutional(library):
    layers = library.layers
    return library.Sequential(
        [
            library.Input((8, 8, 2)),
            layers.Conv2D(4, 3, padding="same", activation="relu"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(3, kernel_regularizer="l2"),
        ]
    )


def branches(library):
    layers = library.layers
    a, b = library.Input((3,), name="a"), library.Input((3,))
    shared = layers.Dense(4, name="shared")
    joined = layers.Concatenate()([shared(a), shared(b), layers.Rescaling(0.5)(a)])
    return library.Model([a, b], [layers.Dense(1)(joined), layers.Add()([a, b])])


def operators(library):
    x = library.Input((4,))
    y = 2.0 * x - x[:, ::-1] / 3.0 + tf.nn.relu(x)
    y = tf.concat([y, tf.reduce_max(x, axis=-1, keepdims=True)], axis=-1)
    return library.Model(x, library.layers.Dense(2)(y) ** 2.0)


def nested(library):
    inner = stack(library)
    x = library.Input((3,))
    functional = library.Model(x, library.layers.Activation("tanh")(inner(x)), name="middle")
    return library.Sequential([functional, library.layers.Dense(1)])


def embedded(library):
    layers = library.layers
    x = library.Input((5,), dtype="int32")
    y = layers.Embedding(7, 3, input_length=5)(x)
    return library.Model({"ids": x}, {"flat": layers.Reshape((15,))(y), "sum": y * 2.0})


def deferred(library):
    model = library.Sequential([library.layers.Dense(3), library.layers.Dense(2)])
    model.build((None, 4))
    return model


def cut(library):
    x = library.Input((3,))
    hidden = library.layers.Dense(4)(x)
    return library.Model(hidden, library.layers.Dense(2)(hidden * 2.0))


MODELS = {
    "stack": (stack, (3,)),
    "convolutional": (convolutional, (8, 8, 2)),
    "branches": (branches, [(3,), (3,)]),
    "operators": (operators, (4,)),
    "nested": (nested, (3,)),
    "embedded": (embedded, "ids"),
    "deferred": (deferred, (4,)),
    "cut": (cut, (4,)),
}


def values_for(shape):
    generator = np.random.default_rng(0)
    if shape == "ids":
        return {"ids": np.arange(10).reshape(2, 5) % 7}
    if isinstance(shape, list):
        return [generator.standard_normal((2, *one)).astype("float32") for one in shape]
    return generator.standard_normal((2, *shape)).astype("float32")


def plain(config):
    """A config as JSON values, without the places where each library keeps its unpublished classes.

    Nor the key `optional`, which one release of the reference writes for inputs; the files of both lines are one here.
    """
    text = json.dumps(config, default=str).replace('"optional": false, ', "").replace(', "optional": false', "")
    for name in ("TFOpLambda", "SlicingOpLambda", "Functional"):
        for module in ("keras.layers", "keras.src.engine.functional", "tf_keras.src.layers.core.tf_op_layer",
                       "tf_keras.src.engine.functional"):  # fmt: skip
            text = text.replace(f'"module": "{module}", "class_name": "{name}"', f'"class_name": "{name}"')
    return json.loads(text)


def both(name):
    builder, shape = MODELS[name]
    tf_keras.backend.clear_session()
    theirs = builder(tf_keras)
    return builder(keras), theirs, values_for(shape)


@parameterized.named_parameters(*((name, name) for name in MODELS))
class ReferenceTest(test_case.TestCase, parameterized.TestCase):
    def test_configs_are_equal(self, name):
        ours, theirs, _ = both(name)
        self.assertEqual(plain(ours.get_config()), plain(theirs.get_config()))

    def test_weights_have_the_same_names_order_and_shapes(self, name):
        ours, theirs, _ = both(name)
        for kind in ("weights", "trainable_weights", "non_trainable_weights"):
            self.assertEqual(
                [(weight.name, weight.shape) for weight in getattr(ours, kind)],
                [(weight.name, weight.shape) for weight in getattr(theirs, kind)],
            )
        self.assertEqual([layer.name for layer in ours.layers], [layer.name for layer in theirs.layers])
        self.assertEqual((ours.input_names, ours.output_names), (theirs.input_names, theirs.output_names))
        self.assertEqual((ours.input_shape, ours.output_shape), (theirs.input_shape, theirs.output_shape))

    def test_outputs_and_gradients_are_equal(self, name):
        ours, theirs, values = both(name)
        ours.set_weights(theirs.get_weights())
        for training in (False, True) if name not in ("stack", "nested") else (False,):
            results = []
            for model in (ours, theirs):
                with tf.GradientTape() as tape:
                    outputs = model(values, training=training)
                    total = sum(tf.reduce_sum(one**2) for one in tf.nest.flatten(outputs))
                gradients = tape.gradient(total, model.trainable_weights)
                results.append((outputs, [tf.convert_to_tensor(one) for one in gradients], model.get_weights()))
            self.assertAllClose(results[0], results[1], rtol=1e-5, atol=1e-6)

    def test_configs_cross_over(self, name):
        ours, theirs, values = both(name)
        there = type(theirs).from_config(json.loads(json.dumps(ours.get_config(), default=str)))
        here = type(ours).from_config(json.loads(json.dumps(theirs.get_config(), default=str)))
        for model in (here, there):
            model.set_weights(theirs.get_weights())
            self.assertAllClose(model(values), theirs(values))
