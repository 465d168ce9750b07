"""Huber loss."""

from keras import losses
from keras.testing import test_case


class HuberTest(test_case.TestCase):
    def test_is_squared_near_and_absolute_far(self):
        self.assertAllClose(losses.huber([[0.0, 0.0]], [[1.0, 3.0]]), [(0.5 + 2.5) / 2], rtol=1e-5)

    def test_has_the_given_border(self):
        self.assertAllClose(losses.huber([[0.0]], [[3.0]], 2.0), [2.0 * 3.0 - 2.0], rtol=1e-5)

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.huber(y_true, y_pred)
        self.assertAllClose(losses.Huber()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.Huber(reduction="sum", name="mine", delta=2.0)
        again = losses.Huber.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"huber: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"):
            losses.huber([[0.0] * 3] * 2, [[0.0] * 2] * 2)
