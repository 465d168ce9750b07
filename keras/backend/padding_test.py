"""Tests of padding."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class PaddingTest(test_case.TestCase):
    def test_sides_are_independent(self):
        x = tf.ones((1, 1, 1, 1))
        padded = backend.spatial_2d_padding(x, ((1, 0), (0, 2)))
        self.assertAllClose(tf.squeeze(padded), [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
        self.assertEqual(
            backend.spatial_3d_padding(tf.ones((1, 1, 2, 2, 2)), data_format="channels_first").shape, (1, 1, 4, 4, 4)
        )

    def test_wrong_arguments_are_named(self):
        for pattern, function, x, padding in [
            (
                "spatial_2d_padding: `padding` must be 2 pairs",
                backend.spatial_2d_padding,
                tf.ones((1, 2, 2, 1)),
                ((1, 1),),
            ),
            (
                "spatial_2d_padding: `padding` must hold pairs",
                backend.spatial_2d_padding,
                tf.ones((1, 2, 2, 1)),
                (1, 1),
            ),
            (
                "temporal_padding: `padding` must be an integer or 2",
                backend.temporal_padding,
                tf.ones((1, 2, 1)),
                (1, 2, 3),
            ),
        ]:
            with self.assertRaisesRegex(ValueError, pattern):
                function(x, padding)


if __name__ == "__main__":
    tf.test.main()
