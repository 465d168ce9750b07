"""What every loss object does around its `call`."""

import importlib.util
import pathlib

import numpy as np
import tensorflow as tf

from keras import losses
from keras.testing import test_case

Y_TRUE = np.zeros((2, 3), "float32")
Y_PRED = np.array([[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]], "float32")


class Squares(losses.Loss):
    def call(self, y_true, y_pred):
        return tf.square(y_pred - y_true)


class LossTest(test_case.TestCase):
    def imported_from_elsewhere(self, code):
        """A module outside of this package, whose code AutoGraph leaves as it is."""
        path = pathlib.Path(self.get_temp_dir(), "users_losses.py")
        path.write_text("import tensorflow as tf\nfrom keras import losses\n" + code)
        spec = importlib.util.spec_from_file_location("users_losses", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_reductions(self):
        self.assertAllClose(Squares()(Y_TRUE, Y_PRED), 2.5)
        self.assertAllClose(Squares(reduction="sum_over_batch_size")(Y_TRUE, Y_PRED), 2.5)
        self.assertAllClose(Squares(reduction="sum")(Y_TRUE, Y_PRED), 15.0)
        self.assertAllClose(Squares(reduction="none")(Y_TRUE, Y_PRED), Y_PRED**2)

    def test_unknown_reduction_is_refused_with_the_closest(self):
        with self.assertRaisesRegex(ValueError, "Invalid Reduction Key: sun.*Did you mean 'sum'"):
            Squares(reduction="sun")

    def test_weights_multiply_and_leave_the_divisor(self):
        self.assertAllClose(Squares()(Y_TRUE, Y_PRED, sample_weight=[1.0, 0.0]), 0.5)
        self.assertAllClose(Squares()(Y_TRUE, Y_PRED, sample_weight=2.0), 5.0)

    def test_mask_drops_losses_from_the_mean(self):
        y_pred = tf.constant(Y_PRED)
        y_pred._keras_mask = tf.constant([[True, False, False], [True, False, False]])
        self.assertAllClose(Squares()(Y_TRUE, y_pred), 2.5)
        self.assertAllClose(Squares(reduction="sum")(Y_TRUE, y_pred), 5.0)
        self.assertAllClose(Squares()(Y_TRUE, y_pred, sample_weight=[1.0, 0.0]), 0.5)

    def test_mask_drops_infinite_losses(self):
        y_pred = tf.constant([[1.0, np.inf]])
        y_pred._keras_mask = tf.constant([[True, False]])
        self.assertAllClose(Squares()([[0.0, 0.0]], y_pred), 1.0)

    def test_everything_masked_gives_zero(self):
        y_pred = tf.constant(Y_PRED)
        y_pred._keras_mask = tf.zeros((2, 3), tf.bool)
        self.assertAllClose(Squares()(Y_TRUE, y_pred), 0.0)

    def test_empty_batch_gives_zero(self):
        self.assertAllClose(Squares()(Y_TRUE[:0], Y_PRED[:0]), 0.0)

    def test_mean_comes_with_the_number_of_losses_that_it_divides_by(self):
        mean, count = Squares().mean_and_count(Y_TRUE, Y_PRED, sample_weight=[1.0, 0.0])
        self.assertAllClose([mean, count], [0.5, 6.0])

    def test_users_code_may_branch_on_tensors_in_a_graph(self):
        module = self.imported_from_elsewhere(
            "def branching(y_true, y_pred):\n"
            "    if tf.reduce_sum(y_pred) > 0:\n"
            "        return y_pred\n"
            "    return -y_pred\n"
            "class Branching(losses.Loss):\n"
            "    def call(self, y_true, y_pred):\n"
            "        return branching(y_true, y_pred)\n"
        )
        for loss in (module.Branching(), losses.LossFunctionWrapper(module.branching)):
            value = tf.function(lambda x, loss=loss: loss(x, x))
            self.assertAllClose([value(tf.constant([2.0])), value(tf.constant([-2.0]))], [2.0, 2.0])

    def test_call_must_be_defined(self):
        with self.assertRaisesRegex(NotImplementedError, "must define `call"):
            losses.Loss()(Y_TRUE, Y_PRED)

    def test_config(self):
        self.assertEqual(Squares(name="s").get_config(), {"reduction": "auto", "name": "s"})
        self.assertEqual(Squares.from_config({"reduction": "sum", "name": "s"}).reduction, "sum")

    def test_mean_under_a_strategy_asks_for_a_reduction(self):
        with tf.distribute.OneDeviceStrategy("cpu:0").scope():
            with self.assertRaisesRegex(ValueError, "Reduction.SUM"):
                Squares()(Y_TRUE, Y_PRED)
            self.assertAllClose(Squares(reduction="sum")(Y_TRUE, Y_PRED), 15.0)
