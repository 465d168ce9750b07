import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.testing import test_case
from keras.training.input_checks import check_inputs


class CheckInputsTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        left, right = Input((3,), name="left"), Input((4, 1), name="right")
        self.model = Model([left, right], [Dense(1)(left), Dense(1)(right)])

    def test_good_inputs_pass_by_position_and_by_name(self):
        left, right = np.ones((2, 3)), np.ones((2, 4, 1))
        check_inputs(self.model, [left, right], "fit")
        check_inputs(self.model, {"right": right, "left": left}, "fit")

    def test_a_last_axis_of_one_may_be_missing_or_extra(self):
        check_inputs(self.model, [np.ones((2, 3, 1)), np.ones((2, 4))], "fit")

    def test_specs_are_checked_as_batches_are(self):
        with self.assertRaisesRegex(
            ValueError, r"^`evaluate\(x\)`: input 'left' expects shape \(None, 3\), got \(None, 5\)"
        ):
            specs = [tf.TensorSpec((None, 5)), tf.TensorSpec((None, 4, 1))]
            check_inputs(self.model, specs, "evaluate")

    def test_the_number_of_inputs_must_fit(self):
        with self.assertRaisesRegex(ValueError, r"2 inputs \['left', 'right'\] and got 1, of shapes \[\(2, 3\)\]"):
            check_inputs(self.model, [np.ones((2, 3))], "predict")


if __name__ == "__main__":
    tf.test.main()
