import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.normalization.layer_normalization import LayerNormalization
from keras.testing import test_case


class LayerNormalizationTest(test_case.TestCase):
    def test_each_sample_by_its_own_mean_and_variance(self):
        x = np.random.RandomState(0).randn(3, 4, 5).astype("float32") * 3 + 1
        for axis, axes in ((-1, 2), (1, 1), ([1, 2], (1, 2))):
            expected = (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + 1e-3)
            self.assertAllClose(LayerNormalization(axis=axis)(x), expected, atol=1e-5)

    def test_scales_and_centers(self):
        layer = LayerNormalization(epsilon=0.0)
        layer.build((None, 2))
        layer.set_weights([np.array([2.0, 3.0]), np.array([10.0, 20.0])])
        self.assertAllClose(layer(tf.constant([[0.0, 4.0]])), [[8.0, 23.0]])

    def test_16_bits_do_not_overflow(self):
        outputs = LayerNormalization(dtype="float16")(tf.constant([[-300.0, 300.0]]))
        self.assertAllClose(outputs, [[-1.0, 1.0]], atol=1e-3)

    def test_axes_that_do_not_fit_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Invalid value for `axis` argument"):
            LayerNormalization(axis=2)(tf.ones((2, 3)))
        with self.assertRaisesRegex(ValueError, "Input has undefined `axis` dimension"):
            LayerNormalization()(Input((None,)))
        with self.assertRaisesRegex(TypeError, "Expected an int or a list/tuple of ints"):
            LayerNormalization(axis="a")


if __name__ == "__main__":
    tf.test.main()
