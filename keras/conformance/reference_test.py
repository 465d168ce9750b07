"""Promise: with the same weights and inputs, the reference Keras 2 gives the same outputs, gradients and configs."""

import inspect
import json
import warnings

import numpy as np
import tensorflow as tf
import tf_keras as reference

from keras.conformance.cases import CASES, halve
from keras.testing import test_case

# The reference pools channels-first images in that layout. After that, oneDNN in TensorFlow 2.15 takes channels-last
# ones of the same size for channels-first, in the whole process.
ROWS = [case for case in CASES if case.name != "MaxPooling2D/first"]

# The reference leaves out `synchronized` and loses the setting; it writes every function of a `Lambda` as bytecode,
# whose bytes change with how the function came to be.
NOT_COMPARED = {"BatchNormalization": {"synchronized"}, "Lambda": {"function", "function_type", "module"}}


def twins(case):
    """Our layer and the reference's, made from our config, built on the same inputs with the same weights."""
    ours = case.make()
    theirs = getattr(reference.layers, type(ours).__name__).from_config(ours.get_config())
    ours(case.values())
    theirs(case.values())
    numbers = np.random.RandomState(5)
    weights = [numbers.uniform(0.5, 1.5, weight.shape) for weight in theirs.weights]
    ours.set_weights(weights)
    theirs.set_weights(weights)
    return ours, theirs


def run(layer, case, training):
    """Outputs and gradients of a layer by its inputs and weights."""
    inputs = [tf.constant(value) for value in tf.nest.flatten(case.values())]
    takes_training = "training" in inspect.signature(layer.call).parameters
    with tf.GradientTape() as tape:
        tape.watch([value for value in inputs if value.dtype.is_floating])
        outputs = layer(case.pack(inputs), training=training) if takes_training else layer(case.pack(inputs))
        loss = tf.add_n([tf.reduce_sum(tf.sin(outputs)), *layer.losses])
    sources = [value for value in inputs if value.dtype.is_floating] + layer.trainable_weights
    gradients = tape.gradient(loss, sources)
    return outputs, [None if one is None else tf.convert_to_tensor(one) for one in gradients]


class ReferenceTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        reference.backend.clear_session()
        reference.saving.get_custom_objects()["conformance>halve"] = halve
        warnings.simplefilter("ignore")  # of bytecode in configs, on both sides

    def test_configs_are_the_same(self):
        for case in ROWS:
            with self.subTest(case.name):
                ours, theirs = twins(case)
                left_out = NOT_COMPARED.get(type(ours).__name__, ())
                found, expected = (
                    {key: value for key, value in layer.get_config().items() if key not in left_out}
                    for layer in (ours, theirs)
                )
                self.assertEqual(*(json.dumps(config, default=np.ndarray.tolist) for config in (found, expected)))
                self.assertEqual(ours.name, theirs.name)

    def test_weights_have_the_same_names_and_order(self):
        for case in ROWS:
            with self.subTest(case.name):
                ours, theirs = twins(case)
                for kind in ("weights", "trainable_weights", "non_trainable_weights"):
                    found, expected = getattr(ours, kind), getattr(theirs, kind)
                    self.assertEqual([w.name for w in found], [w.name for w in expected])
                    self.assertEqual([w.shape for w in found], [w.shape for w in expected])

    def test_outputs_and_gradients_are_the_same(self):
        for case in ROWS:
            for training in (False, True):
                if training and case.is_random:
                    continue
                with self.subTest(case.name, training=training):
                    ours, theirs = twins(case)
                    outputs, gradients = run(ours, case, training)
                    expected, expected_gradients = run(theirs, case, training)
                    self.assertAllClose(outputs, expected, rtol=1e-5, atol=1e-5)
                    self.assertEqual(outputs.dtype, expected.dtype)
                    for one, other in zip(gradients, expected_gradients):
                        self.assertEqual(one is None, other is None)
                        if one is not None:
                            self.assertAllClose(one, other, rtol=1e-5, atol=1e-5)
                    self.assertAllClose(ours.get_weights(), theirs.get_weights(), rtol=1e-5, atol=1e-5)

    def test_drawn_shapes_and_demands_are_the_same(self):
        for case in ROWS:
            with self.subTest(case.name):
                ours, theirs = twins(case)
                inputs = case.pack(
                    [
                        reference.Input(batch_shape=(None,) + shape[1:], dtype=None if case.ids is None else "int64")
                        for shape in case.shapes
                    ]
                )
                expected = theirs(inputs)
                outputs = ours(case.symbols())
                self.assertEqual(outputs.shape.as_list(), expected.shape.as_list())
                self.assertEqual(outputs.dtype, expected.dtype)
                self.assertEqual(str(ours.input_spec), str(theirs.input_spec))
                self.assertEqual(ours.supports_masking, theirs.supports_masking)


if __name__ == "__main__":
    tf.test.main()
