"""Files cross between this package and the reference Keras 2, in both directions, training state included."""

import os

import numpy as np
import tensorflow as tf
import tf_keras
from absl.testing import parameterized

import keras
from keras.testing.test_case import TestCase

_MODEL_NAMES = ("model.keras", "model.h5", "folder")
_WEIGHTS_NAMES = ("x.weights.h5", "x.h5", "checkpoint/x")
_DIRECTIONS = {"to_reference": (keras, tf_keras), "from_reference": (tf_keras, keras)}


def _plain(library):
    inputs = library.Input((3,), name="features")
    hidden = library.layers.Dense(4, activation="relu")(inputs)
    hidden = library.layers.BatchNormalization()(hidden)
    hidden = library.layers.Add()([hidden, library.layers.Dense(4)(inputs)])
    return library.Model(inputs, library.layers.Dense(2, name="score")(hidden))


def _image(library):
    return library.Sequential(
        [
            library.layers.Rescaling(0.5, input_shape=(6, 6, 1)),
            library.layers.Conv2D(2, 3, activation="relu"),
            library.layers.MaxPooling2D(),
            library.layers.Flatten(),
            library.layers.Dropout(0.5),
            library.layers.Dense(2),
        ]
    )


def _two_ends(library):
    left, right = library.Input((3,), name="left"), library.Input((2,), name="right")
    joined = library.layers.Concatenate()([left, right])
    return library.Model(
        [left, right], [library.layers.Dense(1, name="a")(joined), library.layers.Dense(2, name="b")(joined)]
    )


def _nested(library):
    inputs = library.Input((3,), name="features")
    inner = library.Sequential([library.layers.Dense(3), library.layers.BatchNormalization()], name="inner")
    return library.Model(inputs, library.layers.Dense(2)(inner(inner(inputs))))


def _data(model):
    random = np.random.RandomState(0)
    return [random.rand(5, *tensor.shape[1:]).astype("float32") for tensor in model.inputs]


_CASES = [
    (f"_{direction}_{name}_{build.__name__}", libraries, name, build)
    for direction, libraries in _DIRECTIONS.items()
    for name in _MODEL_NAMES
    for build in (_plain, _image, _two_ends, _nested)
]
_COMPILED = {
    "adam": lambda library: ("adam", "mse", ["mae"]),
    "sgd": lambda library: (
        library.optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        library.losses.MeanSquaredError(),
        [library.metrics.MeanAbsoluteError()],
    ),
}


class SavingReferenceTest(TestCase, parameterized.TestCase):
    def path(self, name):
        return os.path.join(self.get_temp_dir(), name)

    @parameterized.named_parameters(*_CASES)
    def test_models_cross(self, libraries, name, build):
        writer, reader = libraries
        model = build(writer)
        model.save(self.path(name))
        loaded = reader.models.load_model(self.path(name))
        self.assertEqual([layer.name for layer in loaded.layers], [layer.name for layer in model.layers])
        for expected, actual in zip(model.get_weights(), loaded.get_weights()):
            self.assertAllEqual(actual, expected)
        data = _data(model)
        for expected, actual in zip(_outputs(model, data), _outputs(loaded, data)):
            self.assertAllClose(actual, expected, rtol=1e-6, atol=1e-6)

    @parameterized.product(direction=list(_DIRECTIONS), name=("model.keras", "model.h5"), compiled=list(_COMPILED))
    def test_training_goes_on_across(self, direction, name, compiled):
        writer, reader = _DIRECTIONS[direction]
        self.check_training_goes_on(writer, reader, name, compiled)

    @parameterized.parameters(*_COMPILED)
    def test_training_goes_on_from_a_saved_model_of_the_reference(self, compiled):
        self.check_training_goes_on(tf_keras, keras, "folder", compiled)

    def check_training_goes_on(self, writer, reader, name, compiled):
        random = np.random.RandomState(0)
        x, y = random.rand(8, 3).astype("float32"), random.rand(8, 2).astype("float32")
        model = _plain(writer)
        optimizer, loss, metrics = _COMPILED[compiled](writer)
        model.compile(optimizer, loss, metrics=metrics)
        for _ in range(3):
            model.train_on_batch(x, y)
        model.save(self.path(name))
        loaded = reader.models.load_model(self.path(name))
        for one in (model, loaded):
            one.train_on_batch(x, y)
        for expected, actual in zip(model.get_weights(), loaded.get_weights()):
            self.assertAllClose(actual, expected, rtol=2e-6, atol=2e-6)

    @parameterized.product(direction=list(_DIRECTIONS), name=_WEIGHTS_NAMES)
    def test_weights_are_equal_on_either_side(self, direction, name):
        writer, reader = _DIRECTIONS[direction]
        source, target = _plain(writer), _plain(reader)
        source.compile("adam", "mse")
        source.train_on_batch(np.ones((4, 3)), np.ones((4, 2)))
        source.save_weights(self.path(name))
        target.load_weights(self.path(name))
        for expected, actual in zip(source.get_weights(), target.get_weights()):
            self.assertAllEqual(actual, expected)

    def test_the_reference_reads_a_folder_of_a_subclassed_model(self):
        class Scaled(tf_keras.Model):
            """The class of the same name, for the reference."""

            def __init__(self, **kwargs):
                super().__init__(**kwargs)
                self.dense = tf_keras.layers.Dense(2)

            def call(self, inputs):
                return self.dense(inputs)

        class_of_reference = Scaled

        class Scaled(keras.Model):
            """A model whose structure is code."""

            def __init__(self, **kwargs):
                super().__init__(**kwargs)
                self.dense = keras.layers.Dense(2)

            def call(self, inputs):
                return self.dense(inputs)

            def get_config(self):
                return {}

        model, x = Scaled(), np.ones((4, 3), "float32")
        expected = model(x)
        model.save(self.path("folder"))
        loaded = tf_keras.models.load_model(self.path("folder"), custom_objects={"Scaled": class_of_reference})
        self.assertAllClose(loaded(x), expected)

    def test_a_serving_signature_has_the_names_of_the_reference(self):
        for build in (_plain, _image, _two_ends):
            signatures = []
            for library in (keras, tf_keras):
                library.backend.clear_session()
                build(library).save(self.path("folder"))
                signatures.append(tf.saved_model.load(self.path("folder")).signatures["serving_default"])
            ours, theirs = signatures
            self.assertEqual(ours.structured_input_signature, theirs.structured_input_signature)
            self.assertEqual(ours.structured_outputs, theirs.structured_outputs)


def _outputs(model, data):
    outputs = model(data if len(data) > 1 else data[0])
    return [np.asarray(output) for output in (outputs if isinstance(outputs, (list, tuple)) else [outputs])]
