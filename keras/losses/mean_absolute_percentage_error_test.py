"""Mean absolute percentage error."""

from keras import losses
from keras.testing import test_case


class MeanAbsolutePercentageErrorTest(test_case.TestCase):
    def test_is_in_percent_of_the_targets(self):
        self.assertAllClose(losses.mean_absolute_percentage_error([[1.0, -4.0]], [[1.5, -5.0]]), [37.5], rtol=1e-5)

    def test_divides_by_epsilon_where_the_target_is_zero(self):
        self.assertAllClose(losses.mean_absolute_percentage_error([[0.0]], [[1e-7]]), [100.0], rtol=1e-5)

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.mean_absolute_percentage_error(y_true, y_pred)
        self.assertAllClose(losses.MeanAbsolutePercentageError()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.MeanAbsolutePercentageError(reduction="sum", name="mine")
        again = losses.MeanAbsolutePercentageError.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(
            ValueError, r"mean_absolute_percentage_error: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"
        ):
            losses.mean_absolute_percentage_error([[0.0] * 3] * 2, [[0.0] * 2] * 2)
