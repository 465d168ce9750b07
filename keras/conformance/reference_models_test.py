"""Promise: any model of the table is the same thing built with the reference: draws, names, config, results."""

import json
import warnings

import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.conformance.reference_models.row import PROMISES
from keras.conformance.reference_models.table import ROWS
from keras.support import state
from keras.testing import test_case

# Where each library keeps classes that it does not publish. The files of both lines are one here.
PRIVATE_PLACES = (
    "keras.layers",
    "keras.src.engine.functional",
    "keras.src.engine.base_layer",
    "tf_keras.src.engine.base_layer",
    "tf_keras.src.engine.functional",
    "tf_keras.src.layers.core.tf_op_layer",
)
PRIVATE_CLASSES = (
    "TFOpLambda",
    "SlicingOpLambda",
    "ClassMethod",
    "InstanceMethod",
    "InstanceProperty",
    "Functional",
    "AddLoss",
)


def plain(model):
    """The config as a file holds it, without the places of unpublished classes.

    Nor the key `optional`, which one release of the reference writes for inputs.
    """
    return _plain(json.loads(model.to_json())["config"])


def _plain(config):
    if isinstance(config, dict):
        kept = {key: value for key, value in config.items() if key != "optional" or value is not False}
        if kept.get("class_name") in PRIVATE_CLASSES and kept.get("module") in PRIVATE_PLACES:
            del kept["module"]
        return {key: _plain(value) for key, value in kept.items()}
    return [_plain(value) for value in config] if isinstance(config, list) else config


def differences(found, expected, path="config"):
    """Yields each place where two configs differ."""
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in sorted({*found, *expected}):
            yield from differences(found.get(key, "left out"), expected.get(key, "left out"), f"{path}.{key}")
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for index, (one, other) in enumerate(zip(found, expected)):
            yield from differences(one, other, f"{path}[{index}]")
    elif found != expected or type(found) is not type(expected):
        yield f"{path}: {found!r} in place of {expected!r}"


def built(library, row):
    """The model, and its weights as they were drawn."""
    state.reset()
    reference.backend.clear_session()
    library.utils.set_random_seed(3)
    model = row.build(library)
    if not model.built:
        row.call(model, row.values(), False)
    return model


def rebuilt(model, row, library):
    """The model that `library` makes of the JSON of a model of either library."""
    state.reset()
    reference.backend.clear_session()
    with library.saving.custom_object_scope(row.custom(library)):
        return library.models.model_from_json(model.to_json())


def components(structure):
    """Dense tensors of a structure, in which ragged and sparse ones are taken apart."""
    return [tf.convert_to_tensor(one) for one in tf.nest.flatten(structure, expand_composites=True)]


def is_smooth(tensor):
    return tensor.dtype.is_floating or tensor.dtype.is_complex


def total_of(tensor):
    """A number that depends on every element of a tensor."""
    if tensor.dtype.is_complex:
        tensor = tf.math.real(tensor) + 2.0 * tf.math.imag(tensor)
    return tf.reduce_sum(tf.sin(tf.cast(tensor, "float64")))


def mask_of(tensor):
    return getattr(tensor, "_keras_mask", None)


def results(model, row, training):
    """What a call gives: outputs, masks, losses, gradients by inputs and weights, and the weights after it."""
    values = tf.nest.map_structure(tf.convert_to_tensor, row.values()) if _is_dense(row.values()) else row.values()
    watched = [one for one in components(values) if is_smooth(one)]
    with tf.GradientTape() as tape:
        tape.watch(watched)
        outputs = row.call(model, values, training)
        losses = list(model.losses)
        parts = [total_of(one) for one in components(outputs) if is_smooth(one)]
        total = tf.add_n([tf.zeros((), "float64"), *parts, *(tf.cast(one, "float64") for one in losses)])
    gradients = tape.gradient(total, watched + model.trainable_weights) if parts or losses else []
    return {
        "outputs": components(outputs),
        "types": [type(one).__name__ for one in tf.nest.flatten(outputs)],
        "masks": [mask_of(one) for one in tf.nest.flatten(outputs)],
        "losses": losses,
        "gradients": [None if one is None else tf.convert_to_tensor(one) for one in gradients],
        "weights": model.get_weights(),
    }


def _is_dense(values):
    return not any(isinstance(one, (tf.RaggedTensor, tf.SparseTensor)) for one in tf.nest.flatten(values))


def named_shapes(weights):
    return [(weight.name, tuple(weight.shape), weight.dtype.base_dtype.name) for weight in weights]


def description(model):
    """Everything that the drawing of a model says: names, shapes, order of layers."""
    return {
        "layers": [(type(layer).__name__, layer.name, layer.trainable, layer.count_params()) for layer in model.layers],
        "names": (model.name, model.input_names, model.output_names),
        "shapes": (model.input_shape, model.output_shape),
        "inputs": [(one.dtype.name, str(one.shape)) for one in model.inputs],
        "outputs": [(one.dtype.name, str(one.shape)) for one in model.outputs],
        "spec": str(model.input_spec),
        "flags": (model.trainable, model.stateful, model.supports_masking, model.dynamic, model.dtype),
    }


def flat_shapes(shapes):
    """A shape or structure of shapes as a list of lists."""
    if isinstance(shapes, dict):
        return [one for key in sorted(shapes) for one in flat_shapes(shapes[key])]
    if isinstance(shapes, (list, tuple)) and any(
        isinstance(one, (list, tuple, dict, tf.TensorShape)) for one in shapes
    ):
        return [one for shape in shapes for one in flat_shapes(shape)]
    return [list(shapes)]


class ReferenceModelsTest(test_case.TestCase, parameterized.TestCase):
    maxDiff = 2000

    def setUp(self):
        super().setUp()
        warnings.simplefilter("ignore")  # of inputs that are dropped and bytecode in configs, on both sides

    @parameterized.named_parameters(*((row.name, row) for row in ROWS))
    def test_is_the_same_built_with_the_reference(self, row):
        theirs, ours = built(reference, row), built(keras, row)
        for promise in PROMISES:
            if row.compares(promise):
                with self.subTest(promise):
                    getattr(self, f"check_{promise}")(row, ours, theirs)
        if "here" in row.differs and "home" not in row.differs:
            with self.subTest("home"):
                self.assert_same_models(row, rebuilt(ours, row, keras), ours)

    def check_draws(self, row, ours, theirs):
        self.assertLen(ours.get_weights(), len(theirs.get_weights()))
        for one, other in zip(ours.get_weights(), theirs.get_weights()):
            self.assertAllClose(one, other, rtol=1e-6, atol=1e-6)

    def check_weights(self, row, ours, theirs):
        for kind in ("weights", "trainable_weights", "non_trainable_weights"):
            self.assertEqual(named_shapes(getattr(ours, kind)), named_shapes(getattr(theirs, kind)), kind)

    def check_drawing(self, row, ours, theirs):
        found, expected = description(ours), description(theirs)
        for what in expected:
            if what == "spec" and expected[what] == "None":
                continue  # the reference does not check nested inputs
            self.assertEqual(found[what], expected[what], what)
        self.assertEqual(flat_shapes(ours.compute_output_shape(ours.input_shape)), flat_shapes(ours.output_shape))

    def check_config(self, row, ours, theirs):
        self.assert_same_config(ours, theirs)

    def check_results(self, row, ours, theirs):
        ours.set_weights(theirs.get_weights())
        for training in (False,) if row.is_random else (False, True):
            self.assert_same_results(row, results(ours, row, training), results(theirs, row, training))

    def check_there(self, row, ours, theirs):
        """The reference makes of our JSON what it makes of its own."""
        self.assert_same_models(row, rebuilt(ours, row, reference), rebuilt(theirs, row, reference))

    def check_here(self, row, ours, theirs):
        """The JSON of the reference becomes our model."""
        self.assert_same_models(row, rebuilt(theirs, row, keras), ours)

    def assert_same_models(self, row, found, expected):
        for model in (found, expected):
            if not model.built:
                row.call(model, row.values(), False)
        found.set_weights(expected.get_weights())
        self.assert_same_results(row, results(found, row, False), results(expected, row, False))
        self.assert_same_config(found, expected)

    def assert_same_config(self, found, expected):
        self.assertEqual(list(differences(plain(found), plain(expected))), [])

    def assert_same_results(self, row, found, expected):
        self.assertEqual(found["types"], expected["types"])
        for what in ("outputs", "masks", "losses", "gradients", "weights"):
            self.assertLen(found[what], len(expected[what]), what)
            for index, (one, other) in enumerate(zip(found[what], expected[what])):
                message = f"{what} {index}"
                self.assertEqual(one is None, other is None, message)
                if one is None:
                    continue
                self.assertEqual(one.dtype, other.dtype, message)
                if getattr(one, "dtype", None) in (tf.string, tf.bool):
                    self.assertAllEqual(one, other, message)
                else:
                    self.assertAllClose(one, other, row.tolerance, row.tolerance, message)


if __name__ == "__main__":
    tf.test.main()
