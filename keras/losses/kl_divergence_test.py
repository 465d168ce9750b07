"""Kullback-Leibler divergence."""

import numpy as np

from keras import losses
from keras.testing import test_case


class KLDivergenceTest(test_case.TestCase):
    def test_is_zero_for_equal_distributions(self):
        self.assertAllClose(losses.kl_divergence([[0.3, 0.7]], [[0.3, 0.7]]), [0.0], rtol=1e-5)

    def test_weighs_log_ratios_by_the_target(self):
        self.assertAllClose(
            losses.kl_divergence([[0.5, 0.5]], [[0.25, 0.75]]), [0.5 * np.log(2.0) + 0.5 * np.log(2.0 / 3.0)], rtol=1e-5
        )

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.kl_divergence(y_true, y_pred)
        self.assertAllClose(losses.KLDivergence()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.KLDivergence(reduction="sum", name="mine")
        again = losses.KLDivergence.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"kl_divergence: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"):
            losses.kl_divergence([[0.0] * 3] * 2, [[0.0] * 2] * 2)
