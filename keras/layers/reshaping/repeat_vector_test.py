import numpy as np
import tensorflow as tf

from keras.layers.reshaping.repeat_vector import RepeatVector
from keras.testing import test_case


class RepeatVectorTest(test_case.TestCase):
    def test_makes_equal_steps(self):
        self.assertAllEqual(RepeatVector(2)(tf.constant([[1.0, 5.0]])), [[[1.0, 5.0], [1.0, 5.0]]])
        self.assertEqual(RepeatVector(np.int64(0))(tf.ones((2, 3))).shape, (2, 0, 3))

    def test_n_must_be_a_whole_number_of_at_least_0(self):
        for wrong in (2.5, "2", None):
            with self.assertRaisesRegex(TypeError, "Expected an integer value for `n`"):
                RepeatVector(wrong)
        with self.assertRaisesRegex(ValueError, "`n` must be an integer of at least 0"):
            RepeatVector(-1)


if __name__ == "__main__":
    tf.test.main()
