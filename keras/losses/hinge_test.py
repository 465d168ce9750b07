"""Hinge losses."""

from keras import losses
from keras.testing import test_case


class HingeTest(test_case.TestCase):
    def test_hinge_is_the_missing_part_of_the_margin(self):
        self.assertAllClose(losses.hinge([[-1.0, 1.0]], [[0.5, 2.0]]), [0.75])

    def test_squared_hinge_squares_it(self):
        self.assertAllClose(losses.squared_hinge([[-1.0, 1.0]], [[0.5, 2.0]]), [1.125])

    def test_targets_of_zeros_and_ones_mean_minus_one_and_one(self):
        self.assertAllClose(losses.hinge([[0.0, 1.0]], [[0.5, 2.0]]), losses.hinge([[-1.0, 1.0]], [[0.5, 2.0]]))

    def test_other_targets_stay(self):
        self.assertAllClose(losses.hinge([[-1.0, 0.0]], [[0.5, 2.0]]), [1.25])

    def test_categorical_hinge_compares_with_the_best_wrong_class(self):
        self.assertAllClose(losses.categorical_hinge([[0.0, 1.0, 0.0]], [[0.5, 0.25, 0.0]]), [1.25])
        self.assertAllClose(losses.categorical_hinge([[0.0, 1.0, 0.0]], [[0.5, 3.0, 0.0]]), [0.0])

    def test_objects_average(self):
        y_true, y_pred = [[-1.0, 1.0], [1.0, 1.0]], [[0.5, 0.5], [1.0, 1.0]]
        self.assertAllClose(losses.Hinge()(y_true, y_pred), 0.5)
        self.assertAllClose(losses.SquaredHinge()(y_true, y_pred), 0.625)
        self.assertAllClose(losses.CategoricalHinge()([[0.0, 1.0]], [[0.5, 0.25]]), 1.25)
