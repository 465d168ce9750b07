import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.testing import test_case


class DenseTest(test_case.TestCase):
    def test_multiplies_adds_and_activates(self):
        layer = Dense(2, activation="relu")
        layer.build((None, 3))
        layer.set_weights([np.array([[1.0, -1.0], [0.0, 2.0], [1.0, 0.0]]), np.array([0.5, -10.0])])
        self.assertAllClose(layer(np.array([[1.0, 2.0, 3.0]])), [[4.5, 0.0]])

    def test_works_along_the_last_axis_of_any_rank(self):
        layer = Dense(2, kernel_initializer="ones")
        for shape in ((4, 3), (4, 5, 3), (0, 5, 3), (4, 0, 3), (2, 3, 4, 3)):
            self.assertEqual(layer(tf.ones(shape)).shape, shape[:-1] + (2,))
            traced = tf.function(layer).get_concrete_function(tf.TensorSpec([None] * (len(shape) - 1) + [3]))
            self.assertAllClose(traced(tf.ones(shape)), np.full(shape[:-1] + (2,), 3.0))

    def test_sparse_inputs_give_what_dense_ones_give_and_a_sparse_gradient(self):
        dense = tf.constant([[0.0, 2.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.0], [3.0, 0.0, 0.0, 0.0]])
        layer = Dense(2, bias_initializer="ones")
        with tf.GradientTape() as tape:
            outputs = layer(tf.sparse.from_dense(dense))
        self.assertAllClose(outputs, layer(dense))
        gradient = tape.gradient(outputs, layer.kernel)
        self.assertIsInstance(gradient, tf.IndexedSlices)
        self.assertAllClose(tf.convert_to_tensor(gradient)[:, 0], [3.0, 2.0, 0.0, 1.0])

    def test_sparse_inputs_of_three_axes(self):
        dense = tf.reshape(tf.range(12.0), (2, 2, 3))
        layer = Dense(2)
        self.assertAllClose(layer(tf.sparse.from_dense(dense)), layer(dense))

    def test_ragged_inputs_keep_their_rows(self):
        rows = tf.ragged.constant([[[1.0, 2.0]], [[1.0, 0.0], [0.0, 1.0]]], ragged_rank=1)
        outputs = Dense(1, kernel_initializer="ones")(rows)
        self.assertEqual(outputs.to_list(), [[[3.0]], [[1.0], [1.0]]])

    def test_integers_are_cast(self):
        outputs = Dense(1, kernel_initializer="ones")(tf.constant([[1, 2]]))
        self.assertAllEqual(outputs, [[3.0]])
        self.assertEqual(Dense(1)(Input((2,), dtype="int32")).dtype, tf.float32)

    def test_units_must_be_whole_and_positive(self):
        for wrong in (3.5, 0, -1, "3", None, True):
            with self.assertRaisesRegex(ValueError, "Dense: `units` must be a positive integer. Received: units="):
                Dense(wrong)
        for right in (3, np.int64(3), np.int32(3), 3.0):
            self.assertEqual(Dense(right).get_config()["units"], 3)

    def test_misspelt_activation_gets_the_closest_name(self):
        with self.assertRaisesRegex(ValueError, "relu"):
            Dense(3, activation="rellu")

    def test_features_must_be_known(self):
        with self.assertRaisesRegex(ValueError, "The last dimension of the inputs to a Dense layer should be defined"):
            Dense(3)(Input((None,)))
        with self.assertRaisesRegex(ValueError, "input shape of a Dense layer should be defined"):
            Dense(3).compute_output_shape((None, None))

    def test_other_width_than_built_for_is_refused(self):
        layer = Dense(3)
        layer.build((None, 4))
        with self.assertRaisesRegex(ValueError, "expected axis -1 of input shape to have value 4"):
            layer(tf.ones((2, 5)))

    def test_rows_that_were_not_batched_are_refused(self):
        with self.assertRaisesRegex(ValueError, "expected min_ndim=2, found ndim=1"):
            Dense(3)(tf.ones((4,)))

    def test_dtype_must_be_floating(self):
        with self.assertRaisesRegex(TypeError, "floating-point dtype. Received: dtype=<dtype: 'int32'>"):
            Dense(3, dtype="int32")(tf.ones((2, 3), tf.int32))

    def test_an_activation_of_the_users_own_may_change_the_shape(self):
        outputs = Dense(3, activation=lambda x: tf.reduce_sum(x, -1, keepdims=True))(Input((2,)))
        self.assertEqual(outputs.shape.as_list(), [None, 1])

    def test_an_activation_taken_away_leaves_the_sums(self):
        layer = Dense(1, activation="sigmoid", kernel_initializer="ones")
        self.assertAllClose(layer(tf.zeros((1, 2))), [[0.5]])
        layer.activation = None
        self.assertAllClose(layer(tf.ones((1, 2))), [[2.0]])
        self.assertEqual(layer(Input((2,))).shape.as_list(), [None, 1])
        self.assertIsNone(layer.get_config()["activation"])


if __name__ == "__main__":
    tf.test.main()
