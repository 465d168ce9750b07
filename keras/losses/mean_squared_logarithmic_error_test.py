"""Mean squared logarithmic error."""

import numpy as np

from keras import losses
from keras.testing import test_case


class MeanSquaredLogarithmicErrorTest(test_case.TestCase):
    def test_compares_logarithms(self):
        self.assertAllClose(losses.mean_squared_logarithmic_error([[np.e - 1, 0.0]], [[0.0, 0.0]]), [0.5], rtol=1e-5)

    def test_takes_negative_numbers_for_zero(self):
        self.assertAllClose(losses.mean_squared_logarithmic_error([[-5.0]], [[0.0]]), [0.0], rtol=1e-5)

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.mean_squared_logarithmic_error(y_true, y_pred)
        self.assertAllClose(losses.MeanSquaredLogarithmicError()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.MeanSquaredLogarithmicError(reduction="sum", name="mine")
        again = losses.MeanSquaredLogarithmicError.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(
            ValueError, r"mean_squared_logarithmic_error: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"
        ):
            losses.mean_squared_logarithmic_error([[0.0] * 3] * 2, [[0.0] * 2] * 2)
