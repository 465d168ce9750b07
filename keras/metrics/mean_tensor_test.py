"""Element-wise mean."""

from keras import metrics
from keras.testing import test_case


class MeanTensorTest(test_case.TestCase):
    def test_mean_of_each_element(self):
        mean = metrics.MeanTensor()
        mean.update_state([1.0, 3.0])
        self.assertAllClose(mean([3.0, 7.0]), [2.0, 5.0])
        self.assertAllClose(mean.count, [2.0, 2.0])

    def test_weights_count(self):
        self.assertAllClose(metrics.MeanTensor()([[1.0], [3.0]], sample_weight=[0.0, 1.0]), [[0.0], [3.0]])

    def test_shape_may_be_given(self):
        mean = metrics.MeanTensor(shape=(2,))
        self.assertAllClose(mean.result(), [0.0, 0.0])

    def test_reset_keeps_the_shape(self):
        mean = metrics.MeanTensor()
        mean.reset_state()
        mean([1.0, 3.0])
        mean.reset_state()
        self.assertAllClose(mean.result(), [0.0, 0.0])

    def test_another_shape_is_refused(self):
        mean = metrics.MeanTensor()
        mean([1.0, 3.0])
        with self.assertRaisesRegex(ValueError, r"Expected shape \(set during the first call\): \(2,\). Got: \(3,\)"):
            mean([1.0, 3.0, 5.0])

    def test_result_before_any_value_is_refused(self):
        with self.assertRaisesRegex(ValueError, "does not have any value yet"):
            metrics.MeanTensor().result()
