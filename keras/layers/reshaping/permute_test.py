import numpy as np
import tensorflow as tf

from keras.layers.reshaping.permute import Permute
from keras.testing import test_case


class PermuteTest(test_case.TestCase):
    def test_puts_axes_into_another_order(self):
        x = np.arange(24).reshape((2, 3, 4))
        self.assertAllEqual(Permute((2, 1))(x), x.transpose((0, 2, 1)))

    def test_dims_must_hold_each_axis_once(self):
        for wrong in ((1, 3), (0, 1), (1, 1), 2, (1, 2.5)):
            with self.assertRaisesRegex(ValueError, "must be consecutive and start from 1"):
                Permute(wrong)

    def test_inputs_of_another_rank_are_refused(self):
        with self.assertRaisesRegex(ValueError, "expected ndim=3, found ndim=2"):
            Permute((2, 1))(tf.ones((2, 3)))


if __name__ == "__main__":
    tf.test.main()
