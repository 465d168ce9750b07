"""Log-cosh."""

import numpy as np

from keras import losses
from keras.testing import test_case


class LogCoshTest(test_case.TestCase):
    def test_is_the_logarithm_of_the_hyperbolic_cosine(self):
        self.assertAllClose(
            losses.log_cosh([[0.0, 0.0]], [[1.0, -2.0]]), [np.mean(np.log(np.cosh([1.0, 2.0])))], rtol=1e-5
        )

    def test_does_not_overflow(self):
        self.assertAllClose(losses.log_cosh([[0.0]], [[1e4]]), [1e4 - np.log(2.0)], rtol=1e-5)

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.log_cosh(y_true, y_pred)
        self.assertAllClose(losses.LogCosh()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.LogCosh(reduction="sum", name="mine")
        again = losses.LogCosh.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"log_cosh: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"):
            losses.log_cosh([[0.0] * 3] * 2, [[0.0] * 2] * 2)
