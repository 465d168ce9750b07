import tensorflow as tf

from keras.layers.reshaping.zero_padding2d import ZeroPadding2D
from keras.testing import test_case


class ZeroPadding2DTest(test_case.TestCase):
    def test_puts_zeros_around(self):
        outputs = ZeroPadding2D(((1, 0), (0, 2)))(tf.ones((1, 1, 1, 1)))
        self.assertAllEqual(outputs[0, :, :, 0], [[0, 0, 0], [1, 0, 0]])
        outputs = ZeroPadding2D(((1, 0), (0, 2)), data_format="channels_first")(tf.ones((1, 1, 1, 1)))
        self.assertAllEqual(outputs[0, 0], [[0, 0, 0], [1, 0, 0]])

    def test_short_forms(self):
        self.assertEqual(ZeroPadding2D(1).padding, ((1, 1), (1, 1)))
        self.assertEqual(ZeroPadding2D((1, 2)).padding, ((1, 1), (2, 2)))

    def test_other_forms_are_refused(self):
        for wrong in ((1, 2, 3), "a", None, 1.5):
            with self.assertRaisesRegex(ValueError, "`padding` should have two elements"):
                ZeroPadding2D(wrong)
        for wrong in (-1, ((1,), (2, 2))):
            with self.assertRaisesRegex(
                ValueError, "The `1st entry of padding` argument must be a tuple of 2 integers"
            ):
                ZeroPadding2D(wrong)


if __name__ == "__main__":
    tf.test.main()
