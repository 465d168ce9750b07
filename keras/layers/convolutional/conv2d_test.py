import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.convolutional.conv2d import Conv2D
from keras.testing import test_case


def convolve(images, kernel, strides=(1, 1), dilation=(1, 1)):
    """Valid convolution of channels-last images by its definition."""
    height, width = kernel.shape[0] * dilation[0] - dilation[0] + 1, kernel.shape[1] * dilation[1] - dilation[1] + 1
    rows = range(0, images.shape[1] - height + 1, strides[0])
    columns = range(0, images.shape[2] - width + 1, strides[1])
    out = np.zeros((images.shape[0], len(rows), len(columns), kernel.shape[3]))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            window = images[:, row : row + height : dilation[0], column : column + width : dilation[1]]
            out[:, i, j] = np.tensordot(window, kernel, 3)
    return out


class Conv2DTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.images = np.random.RandomState(0).randn(2, 7, 6, 4).astype("float32")

    def test_strides_and_dilation(self):
        for arguments in ({}, {"strides": (2, 1)}, {"dilation_rate": (1, 2)}):
            layer = Conv2D(3, (3, 2), bias_initializer="ones", **arguments)
            outputs = layer(self.images)
            steps, dilation = arguments.get("strides", (1, 1)), arguments.get("dilation_rate", (1, 1))
            expected = convolve(self.images, layer.kernel.numpy(), steps, dilation) + 1
            self.assertAllClose(outputs, expected, atol=1e-5)

    def test_same_padding_puts_zeros_around(self):
        layer = Conv2D(3, 3, padding="SAME", use_bias=False)
        padded = np.pad(self.images, ((0, 0), (1, 1), (1, 1), (0, 0)))
        self.assertAllClose(layer(self.images), convolve(padded, layer.kernel.numpy()), atol=1e-5)

    def test_groups_are_convolved_by_themselves(self):
        layer = Conv2D(6, 3, groups=2)
        outputs = layer(self.images)
        kernel = layer.kernel.numpy()
        self.assertEqual(kernel.shape, (3, 3, 2, 6))
        halves = [convolve(self.images[..., 2 * i : 2 * i + 2], kernel[..., 3 * i : 3 * i + 3]) for i in range(2)]
        self.assertAllClose(outputs, np.concatenate(halves, -1), atol=1e-5)

    def test_an_activation_taken_away_leaves_the_sums(self):
        layer = Conv2D(1, 1, activation="sigmoid", kernel_initializer="ones")
        self.assertAllClose(layer(tf.zeros((1, 1, 1, 2))), [[[[0.5]]]])
        layer.activation = None
        self.assertAllClose(layer(tf.ones((1, 1, 1, 2))), [[[[2.0]]]])

    def test_channels_first_gives_the_same_numbers(self):
        last = Conv2D(3, 3, activation="relu", bias_initializer="ones", data_format="channels_last")
        first = Conv2D(3, 3, activation="relu", data_format="channels_first")
        expected = last(self.images)
        images = np.transpose(self.images, (0, 3, 1, 2))
        first.build(images.shape)
        first.set_weights(last.get_weights())
        self.assertAllClose(tf.transpose(first(images), (0, 2, 3, 1)), expected, atol=1e-5)
        self.assertEqual(first.compute_output_shape((None, 4, 7, 6)).as_list(), [None, 3, 5, 4])
        self.assertAllClose(
            tf.transpose(first.convolution_op(images, first.kernel), (0, 2, 3, 1)),
            last.convolution_op(self.images, last.kernel),
            atol=1e-5,
        )

    def test_several_batch_axes(self):
        layer = Conv2D(3, 3)
        images = self.images.reshape((2, 1, 7, 6, 4))
        self.assertAllClose(layer(images)[:, 0], layer(self.images), atol=1e-5)
        traced = tf.function(layer).get_concrete_function(tf.TensorSpec([None, None, None, None, 4]))
        self.assertEqual(traced.output_shapes.as_list(), [None, None, None, None, 3])
        self.assertAllClose(traced(tf.constant(images)), layer(images), atol=1e-5)

    def test_pixels_as_bytes_are_cast(self):
        self.assertEqual(Conv2D(3, 3)(tf.ones((1, 4, 4, 1), tf.uint8)).dtype, tf.float32)

    def test_a_subclass_may_change_the_kernel(self):
        class Standardized(Conv2D):
            def convolution_op(self, inputs, kernel):
                return super().convolution_op(inputs, kernel * 2)

        layer = Standardized(3, 3)
        outputs = layer(self.images)
        self.assertAllClose(outputs, convolve(self.images, 2 * layer.kernel.numpy()), atol=1e-5)

    def test_arguments_out_of_range_are_refused(self):
        for arguments, text in (
            ({"filters": 0, "kernel_size": 2}, "Conv2D: `filters` must be a positive integer. Received: filters=0"),
            ({"filters": 3.5, "kernel_size": 2}, "`filters` must be a positive integer"),
            ({"filters": 3, "kernel_size": 0}, "The `kernel_size` argument must be a tuple of 2 integers"),
            ({"filters": 3, "kernel_size": 2, "strides": 0}, "The `strides` argument must be a tuple of 2 integers"),
            ({"filters": 3, "kernel_size": 2, "dilation_rate": (1, 0)}, "The `dilation_rate` argument"),
            ({"filters": 3, "kernel_size": 2, "groups": 2}, "must be evenly divisible by the number of groups"),
            ({"filters": 3, "kernel_size": 2, "groups": 0}, "`groups` must be a positive integer"),
            ({"filters": 3, "kernel_size": 2, "padding": "sme"}, "Did you mean 'same'"),
            ({"filters": 3, "kernel_size": 2, "padding": "causal"}, "Causal padding is only supported for `Conv1D`"),
            ({"filters": 3, "kernel_size": 2, "data_format": "last"}, "The `data_format` argument must be one of"),
            ({"filters": 3, "kernel_size": 2, "strides": 2, "dilation_rate": 2}, "not supported in conjunction"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                Conv2D(**arguments)

    def test_inputs_that_do_not_fit_are_refused(self):
        with self.assertRaisesRegex(ValueError, "expected min_ndim=4, found ndim=3"):
            Conv2D(3, 2)(tf.ones((7, 6, 4)))
        with self.assertRaisesRegex(ValueError, "The channel dimension of the inputs should be defined"):
            Conv2D(3, 2)(Input((7, 6, None)))
        with self.assertRaisesRegex(ValueError, "number of input channels must be evenly divisible"):
            Conv2D(3, 2, groups=3)(self.images)
        for inputs in (self.images, Input((7, 6, 4))):
            with self.assertRaisesRegex(ValueError, "One of the dimensions in the output is <= 0 due to downsampling"):
                Conv2D(3, 8)(inputs)


if __name__ == "__main__":
    tf.test.main()
