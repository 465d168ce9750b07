import tensorflow as tf

from keras.layers.core.masking import Masking
from keras.testing import test_case


class MaskingTest(test_case.TestCase):
    def test_steps_of_padding_are_marked_and_zeroed(self):
        outputs = Masking(mask_value=2.0)(tf.constant([[[1.0, 2.0], [2.0, 2.0]]]))
        self.assertAllEqual(outputs, [[[1.0, 2.0], [0.0, 0.0]]])
        self.assertAllEqual(outputs._keras_mask, [[True, False]])


if __name__ == "__main__":
    tf.test.main()
