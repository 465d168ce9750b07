import numpy as np
import tensorflow as tf
import tf_keras as reference

from keras.testing import test_case
from keras.utils.to_categorical import to_categorical


class ToCategoricalTest(test_case.TestCase):
    def test_equals_the_reference(self):
        for y, settings in (
            ([0, 2, 1], {}), (np.array([[0, 1], [2, 3]]), {}), (np.array([[0], [2]]), {"num_classes": 4}),
            (1, {"num_classes": 3}), ([1.0, 0.0], {"dtype": "int32"}), (tf.constant([1, 0]), {}), ([[[1]], [[0]]], {}),
        ):  # fmt: skip
            ours, theirs = to_categorical(y, **settings), reference.utils.to_categorical(y, **settings)
            self.assertAllEqual(ours, theirs)
            self.assertEqual(ours.dtype, theirs.dtype)

    def test_classes_out_of_range_are_refused(self):
        for y in ([0, 3], [[0, 1], [2, -1]]):
            with self.assertRaisesRegex(ValueError, r"is outside the valid range of \[0, 3\)"):
                to_categorical(y, num_classes=3)


if __name__ == "__main__":
    tf.test.main()
