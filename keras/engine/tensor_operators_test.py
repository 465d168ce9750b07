import json

import numpy as np
import tensorflow as tf

from keras.engine.graph import Graph
from keras.engine.input_layer import Input
from keras.models.functional import Functional
from keras.testing import test_case


def names_of(x, y):
    return [layer.name for layer in Functional(x, y).layers[1:]]


class TensorOperatorsTest(test_case.TestCase):
    def test_numbers_and_arrays_may_stand_first(self):
        value = tf.constant([[1.0, 2.0, 4.0]])
        for function in (
            lambda x: 1 + x,
            lambda x: 2 - x,
            lambda x: 8 / x,
            lambda x: 7 // x,
            lambda x: 7 % x,
            lambda x: 2**x,
            lambda x: sum([x, x]),
            lambda x: [1, 2, 3] + x,
            lambda x: np.float32(3) * x,
            lambda x: np.ones(3, "float32") / x,
            lambda x: np.eye(1, dtype="float32") @ x,
            lambda x: np.float32(2) < x,
        ):
            x = Input((3,))
            model = Functional(x, function(x))
            copy = Functional.from_config(json.loads(model.to_json())["config"])
            self.assertAllClose(model(value), function(value))
            self.assertAllClose(copy(value), function(value))

    def test_integers_compute_on_bits_and_booleans_on_truth(self):
        x = Input((2,), dtype="int32")
        bits = Graph(x, [x & 6, x | 1, x ^ 3, ~x, 1 & x, 2 ^ x]).run([tf.constant([[5, 2]])])
        self.assertAllEqual(bits, [[[4, 2]], [[5, 3]], [[6, 1]], [[-6, -3]], [[1, 0]], [[7, 0]]])
        x = Input((2,), dtype="bool")
        truth = Graph(x, [x & True, x ^ True, ~x, False | x]).run([tf.constant([[True, False]])])
        self.assertAllEqual(truth, [[[True, False]], [[False, True]], [[False, True]], [[True, False]]])

    def test_layers_bear_the_names_that_files_know(self):
        x, flags = Input((2,), dtype="int32"), Input((2,), dtype="bool")
        self.assertEqual(names_of(x, x & 1), ["tf.bitwise.bitwise_and"])
        self.assertEqual(names_of(x, ~x), ["tf.bitwise.invert"])
        self.assertEqual(
            names_of(flags, flags ^ True),
            ["tf.math.logical_and", "tf.math.logical_or", "tf.math.logical_not", "tf.math.logical_and_1"],
        )

    def test_ragged_operands_on_either_side(self):
        x = Input((None,), ragged=True)
        value = tf.ragged.constant([[1.0, 2.0], [3.0]])
        outputs = Graph(x, [value + x, 1.0 - x, x == 2.0, x[:, 1:], x[0]]).run([value])
        self.assertEqual(outputs[0].to_list(), [[2.0, 4.0], [6.0]])
        self.assertEqual(outputs[1].to_list(), [[0.0, -1.0], [-2.0]])
        self.assertEqual(outputs[2].to_list(), [[False, True], [False]])
        self.assertEqual(outputs[3].to_list(), [[2.0], []])
        self.assertAllEqual(outputs[4], [1.0, 2.0])
