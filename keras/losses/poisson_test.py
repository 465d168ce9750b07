"""Poisson loss."""

from keras import losses
from keras.testing import test_case


class PoissonTest(test_case.TestCase):
    def test_is_rate_minus_count_times_log_rate(self):
        self.assertAllClose(losses.poisson([[2.0, 0.0]], [[1.0, 3.0]]), [2.0], rtol=1e-5)

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.poisson(y_true, y_pred)
        self.assertAllClose(losses.Poisson()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.Poisson(reduction="sum", name="mine")
        again = losses.Poisson.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"poisson: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"):
            losses.poisson([[0.0] * 3] * 2, [[0.0] * 2] * 2)
