import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.normalization.batch_normalization import BatchNormalization
from keras.testing import test_case


def normalized(x, axes, epsilon=1e-3):
    mean, variance = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    return (x - mean) / np.sqrt(variance + epsilon)


class BatchNormalizationTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.rows = np.random.RandomState(0).randn(6, 3).astype("float32") * 2 + 5
        self.images = np.random.RandomState(0).randn(4, 3, 2, 5).astype("float32") * 2 + 5

    def test_training_normalizes_by_the_batch(self):
        self.assertAllClose(BatchNormalization()(self.rows, training=True), normalized(self.rows, 0), atol=1e-4)
        for axis in range(4):
            outputs = BatchNormalization(axis=axis)(self.images, training=True)
            reduced = tuple(one for one in range(4) if one != axis)
            self.assertAllClose(outputs, normalized(self.images, reduced), atol=1e-4)
        outputs = BatchNormalization(axis=[1, -1])(self.images, training=True)
        self.assertAllClose(outputs, normalized(self.images, (0, 2)), atol=1e-4)

    def test_moving_statistics_follow_the_batches(self):
        layer = BatchNormalization(momentum=0.75)
        layer(self.rows, training=True)
        self.assertAllClose(layer.moving_mean, 0.25 * self.rows.mean(0))
        self.assertAllClose(layer.moving_variance, 0.75 + 0.25 * self.rows.var(0))

    def test_the_fused_kernel_moves_by_the_unbiased_variance(self):
        layer = BatchNormalization(momentum=0.75)
        layer(self.images, training=True)
        flat = self.images.reshape((-1, 5))
        self.assertTrue(layer.fused)
        self.assertAllClose(layer.moving_variance, 0.75 + 0.25 * flat.var(0, ddof=1), atol=1e-5)

    def test_inference_uses_the_moving_statistics(self):
        for inputs in (self.rows, self.images):
            layer = BatchNormalization(epsilon=0.0, gamma_initializer="ones")
            layer.build(inputs.shape)
            size = inputs.shape[-1]
            layer.set_weights([np.full(size, 3.0), np.ones(size), np.full(size, 5.0), np.full(size, 4.0)])
            self.assertAllClose(layer(inputs), 3 * (inputs - 5) / 2 + 1, atol=1e-4)

    def test_a_frozen_layer_does_not_move(self):
        for inputs in (self.rows, self.images):
            layer = BatchNormalization()
            layer.trainable = False
            self.assertAllClose(layer(inputs, training=True), inputs / np.sqrt(1.001), atol=1e-4)
            self.assertAllClose(layer.moving_mean, np.zeros(inputs.shape[-1]))
            self.assertLen(layer.non_trainable_weights, 4)

    def test_masked_entries_do_not_count(self):
        layer = BatchNormalization(momentum=0.0)
        steps = tf.constant([[[1.0], [3.0], [100.0]], [[5.0], [100.0], [100.0]]])
        layer(steps, training=True, mask=tf.constant([[True, True, False], [True, False, False]]))
        self.assertAllClose(layer.moving_mean, [3.0])
        self.assertAllClose(layer.moving_variance, [8 / 3])

    def test_training_may_be_a_tensor(self):
        for inputs in (self.rows, self.images):
            layer = BatchNormalization()
            run = tf.function(lambda training, layer=layer, inputs=inputs: layer(inputs, training=training))
            run(tf.constant(False))
            self.assertAllClose(layer.moving_mean, np.zeros(inputs.shape[-1]))
            run(tf.constant(True))
            self.assertNotAllClose(layer.moving_mean, np.zeros(inputs.shape[-1]))

    def test_statistics_stay_at_32_bits(self):
        for dtype in ("float16", "mixed_float16", "bfloat16"):
            for inputs in (self.rows, self.images):
                layer = BatchNormalization(dtype=dtype)
                self.assertEqual(layer(inputs, training=True).dtype, layer.compute_dtype)
                self.assertEqual({weight.dtype for weight in layer.weights}, {tf.float32})

    def test_integers_are_cast(self):
        self.assertEqual(BatchNormalization()(tf.ones((2, 3), tf.int32)).dtype, tf.float32)

    def test_fused_is_chosen_where_it_fits(self):
        for arguments, shape, expected in (
            ({}, (4, 5), False), ({}, (2, 3, 4, 5), True), ({"axis": 1}, (2, 3, 4, 5), True),
            ({"axis": 2}, (2, 3, 4, 5), False), ({}, (2, 3, 4, 5, 6), True), ({"dtype": "float64"}, (2, 3, 4, 5),
            False), ({"fused": False}, (2, 3, 4, 5), False), ({"synchronized": True}, (2, 3, 4, 5), False),
        ):  # fmt: skip
            layer = BatchNormalization(**arguments)
            layer.build(shape)
            self.assertEqual(layer.fused, expected, (arguments, shape))
        with self.assertRaisesRegex(ValueError, "`fused=True` needs inputs of 4 or 5 axes"):
            BatchNormalization(fused=True)(self.rows)

    def test_synchronized_is_kept_in_the_config(self):
        config = BatchNormalization(synchronized=True).get_config()
        self.assertTrue(BatchNormalization.from_config(config).synchronized)
        self.assertNotIn("synchronized", BatchNormalization().get_config())

    def test_axes_that_do_not_fit_are_refused(self):
        for axis, text in (
            (7, r"Expected 0 <= axis < inputs.rank \(with inputs.rank=4\). Received: axis=\(7,\)"),
            (-7, "Invalid value for `axis` argument"),
            ([1, 1], "Duplicate axis"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                BatchNormalization(axis=axis)(self.images)
        with self.assertRaisesRegex(TypeError, "Expected an int or a list/tuple of ints for the argument 'axis'"):
            BatchNormalization(axis="channels")
        with self.assertRaisesRegex(ValueError, "Input has undefined `axis` dimension"):
            BatchNormalization()(Input((None,)))
        with self.assertRaisesRegex(ValueError, "BatchNormalization: `momentum` must be a number in"):
            BatchNormalization(momentum=99)


if __name__ == "__main__":
    tf.test.main()
