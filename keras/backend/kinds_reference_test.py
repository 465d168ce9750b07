"""Functions of `keras.backend` and `keras.activations` take every kind of input that the reference takes, to the same
results."""

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.testing import outcomes, test_case

CUBE = np.random.RandomState(0).randn(2, 3, 4).astype("float32")
ROWS = CUBE[0]

# Kind of input -> maker from the package that makes symbolic tensors.
KINDS = {
    "tensor": lambda module: tf.constant(CUBE),
    "variable": lambda module: tf.Variable(CUBE),
    "array": lambda module: CUBE,
    "double array": lambda module: CUBE.astype("float64"),
    "list": lambda module: CUBE.tolist(),
    "half": lambda module: tf.constant(CUBE, tf.float16),
    "integers": lambda module: tf.constant((3 * CUBE).astype("int32")),
    "booleans": lambda module: tf.constant(CUBE > 0),
    "number": lambda module: 2.5,
    "sparse": lambda module: tf.sparse.from_dense(np.maximum(ROWS, 0)),
    "ragged": lambda module: tf.ragged.constant([[1.0, -2.0], [3.0]]),
    "symbolic": lambda module: module.Input((3, 4)),
    "symbolic integers": lambda module: module.Input((3, 4), dtype="int32"),
    "symbolic sparse": lambda module: module.Input((4,), sparse=True),
    "symbolic ragged": lambda module: module.Input((None,), ragged=True),
}

BACKEND_NAMES = (
    "abs all any argmax argmin batch_flatten cast_to_floatx count_params cos cumprod cumsum dtype exp expand_dims "
    "flatten hard_sigmoid int_shape is_keras_tensor is_sparse l2_normalize log max mean min ndim ones_like prod relu "
    "round sigmoid sign sin softmax softplus softsign sqrt square std stop_gradient sum tanh temporal_padding "
    "to_dense transpose var zeros_like"
).split()
ACTIVATION_NAMES = (
    "elu exponential gelu hard_sigmoid linear mish relu selu sigmoid softmax softplus softsign swish tanh".split()
)
ONES, FEATURES = np.ones((4, 2), "float32"), np.ones(4, "float32")

CALLS = {
    **{name: lambda m, x, name=name: getattr(m.backend, name)(x) for name in BACKEND_NAMES},
    **{f"{name}()": lambda m, x, name=name: getattr(m.activations, name)(x) for name in ACTIVATION_NAMES},
    "activations.elu(0.5)": lambda m, x: m.activations.elu(x, alpha=0.5),
    "activations.gelu(True)": lambda m, x: m.activations.gelu(x, approximate=True),
    "activations.softmax(0)": lambda m, x: m.activations.softmax(x, axis=0),
    "activations.softmax([0, 1])": lambda m, x: m.activations.softmax(x, axis=[0, 1]),
    "activations.relu(cut)": lambda m, x: m.activations.relu(x, max_value=2.5),
    "activations.relu(all)": lambda m, x: m.activations.relu(x, alpha=0.2, max_value=1.0, threshold=0.1),
    "batch_dot": lambda m, x: m.backend.batch_dot(x, x, axes=2),
    "batch_normalization": lambda m, x: m.backend.batch_normalization(x, FEATURES, FEATURES, FEATURES, FEATURES),
    "bias_add": lambda m, x: m.backend.bias_add(x, FEATURES),
    "binary_crossentropy": lambda m, x: m.backend.binary_crossentropy(x, x),
    "binary_focal_crossentropy": lambda m, x: m.backend.binary_focal_crossentropy(x, x),
    "cast": lambda m, x: m.backend.cast(x, "float64"),
    "categorical_crossentropy": lambda m, x: m.backend.categorical_crossentropy(x, x, from_logits=True),
    "clip": lambda m, x: m.backend.clip(x, -1, 1),
    "concatenate": lambda m, x: m.backend.concatenate([x, x]),
    "concatenate(0)": lambda m, x: m.backend.concatenate([x, x], axis=0),
    "dot": lambda m, x: m.backend.dot(x, tf.constant(ONES)),
    "dropout": lambda m, x: m.backend.dropout(x, 0.0),
    "equal": lambda m, x: m.backend.equal(x, x),
    "foldl": lambda m, x: m.backend.foldl(lambda total, row: total - row, x),
    "gather": lambda m, x: m.backend.gather(x, [0, 1, 1]),
    "in_train_phase": lambda m, x: m.backend.in_train_phase(x, x),
    "map_fn": lambda m, x: m.backend.map_fn(lambda row: row * 2, x),
    "maximum": lambda m, x: m.backend.maximum(x, 0.5),
    "mean(0, 1)": lambda m, x: m.backend.mean(x, axis=(0, 1), keepdims=True),
    "normalize_batch_in_training": lambda m, x: m.backend.normalize_batch_in_training(x, FEATURES, FEATURES, [0, 1]),
    "one_hot": lambda m, x: m.backend.one_hot(m.backend.cast(x, "int32"), 3),
    "permute_dimensions": lambda m, x: m.backend.permute_dimensions(x, (0, 2, 1)),
    "pow": lambda m, x: m.backend.pow(x, 2),
    "print_tensor": lambda m, x: m.backend.print_tensor(x),
    "repeat": lambda m, x: m.backend.repeat(m.backend.batch_flatten(x), 2),
    "repeat_elements": lambda m, x: m.backend.repeat_elements(x, 2, 1),
    "reshape": lambda m, x: m.backend.reshape(x, (-1,)),
    "reverse": lambda m, x: m.backend.reverse(x, 1),
    "squeeze": lambda m, x: m.backend.squeeze(m.backend.expand_dims(x, 1), 1),
    "stack": lambda m, x: m.backend.stack([x, x], axis=-1),
    "std(-1)": lambda m, x: m.backend.std(x, axis=-1, keepdims=True),
    "switch": lambda m, x: m.backend.switch(tf.constant(True), x, x),
    "tile": lambda m, x: m.backend.tile(x, [1, 2, 1]),
}
# Drawing operations on ragged tensors takes TensorFlow long.
ON_SYMBOLIC_RAGGED = "abs sum sigmoid hard_sigmoid is_keras_tensor is_sparse concatenate activations.elu(0.5)".split()
# What hands its input on as it is, or takes a list for several inputs.
NOT_CONVERTING = "is_keras_tensor linear() to_dense cast_to_floatx in_train_phase stop_gradient foldl map_fn".split()


class KindsReferenceTest(test_case.TestCase):
    def test_what_the_reference_takes_gives_what_it_gives(self):
        compared = 0
        inputs = {module: {kind: make(module) for kind, make in KINDS.items()} for module in (keras, tf_keras)}
        for name, call in CALLS.items():
            for kind in KINDS:
                if kind == "symbolic ragged" and name not in ON_SYMBOLIC_RAGGED:
                    continue
                expected, error = outcomes.outcome(call, tf_keras, inputs[tf_keras][kind])
                if error is None and (name, kind) != ("stop_gradient", "list"):  # an iterator over the list
                    with self.subTest(name, kind=kind):
                        outcomes.assert_same_value(self, call(keras, inputs[keras][kind]), expected)
                        compared += 1
        self.assertGreater(compared, 700)

    def test_arrays_and_lists_count_as_tensors(self):
        for name, call in CALLS.items():
            for kind in ("array", "list"):
                if name not in NOT_CONVERTING:
                    with self.subTest(name, kind=kind):
                        expected, error = outcomes.outcome(call, keras, tf.constant(CUBE))
                        value, our_error = outcomes.outcome(call, keras, KINDS[kind](keras))
                        self.assertEqual(error is None, our_error is None, our_error)
                        if error is None and not isinstance(value, (np.ndarray, list)):
                            outcomes.assert_same_value(self, tf.nest.map_structure(_value, value), expected)


def _value(result):
    return tf.convert_to_tensor(result) if isinstance(result, np.ndarray) else result


if __name__ == "__main__":
    tf.test.main()
