import numpy as np
import tensorflow as tf

from keras.losses import MeanSquaredError
from keras.testing import test_case
from keras.training.compiled_loss import CompiledLoss

_ONE = tf.constant([[1.0], [3.0]])
_TWO = [tf.constant([[1.0], [3.0]]), tf.constant([[2.0], [2.0]])]


class CompiledLossTest(test_case.TestCase):
    def _results(self, loss):
        return {metric.name: float(metric.result()) for metric in loss.metrics}

    def test_one_output_has_one_running_mean_weighted_by_rows(self):
        loss = CompiledLoss("mse")
        self.assertEqual(float(loss(tf.zeros((2, 1)), _ONE)), 5.0)
        loss(tf.zeros((1, 1)), _ONE[:1])
        self.assertAllClose(self._results(loss), {"loss": 11.0 / 3})

    def test_a_loss_that_was_never_computed_has_no_running_mean(self):
        loss = CompiledLoss(None)
        self.assertEqual(loss.metrics, [])
        loss.reset_state()
        loss(None, _ONE, regularization_losses=[tf.constant(3.0)])
        self.assertEqual(self._results(loss), {"loss": 3.0})

    def test_outputs_have_means_of_their_own_without_loss_weights(self):
        loss = CompiledLoss({"a": "mse", "b": "mae"}, loss_weights={"b": 10.0}, output_names=["a", "b"])
        total = loss([tf.zeros((2, 1)), tf.zeros((2, 1))], _TWO)
        self.assertEqual(float(total), 25.0)
        self.assertEqual(self._results(loss), {"loss": 25.0, "a_loss": 5.0, "b_loss": 2.0})

    def test_loss_weights_are_numbers(self):
        for weights in ("2", ["2"], {"a": [1.0]}, {"a": object()}):
            with self.assertRaisesRegex(TypeError, "^compile: `loss_weights` must be a number for each output"):
                CompiledLoss("mse", weights, ["a"]).check_settings(_ONE)
        for weight in (2, np.float32(2.0), np.array(2.0), tf.constant(2.0), tf.Variable(2.0)):
            self.assertEqual(float(CompiledLoss("mse", {"a": weight}, ["a"])(tf.zeros((2, 1)), _ONE)), 10.0)

    def test_outputs_without_loss_or_target_do_not_count(self):
        loss = CompiledLoss({"b": "mae"}, output_names=["a", "b"])
        self.assertEqual(float(loss({"b": tf.zeros((2, 1))}, _TWO)), 2.0)
        self.assertEqual(self._results(loss), {"loss": 2.0, "b_loss": 2.0})

    def test_sample_weights_weigh_rows(self):
        loss = CompiledLoss("mse")
        self.assertEqual(float(loss(tf.zeros((2, 1)), _ONE, sample_weight=np.array([2.0, 0.0]))), 1.0)

    def test_added_losses_are_part_of_the_total(self):
        loss = CompiledLoss("mse")
        self.assertEqual(float(loss(tf.zeros((2, 1)), _ONE, regularization_losses=[tf.constant(2.0)])), 7.0)
        self.assertEqual(self._results(loss), {"loss": 7.0})

    def test_added_losses_alone_are_averaged_over_batches(self):
        loss = CompiledLoss(None)
        for value in (1.0, 2.0):
            loss(None, _ONE, regularization_losses=[tf.constant(value)])
        self.assertEqual(self._results(loss), {"loss": 1.5})

    def test_objects_and_functions_work_as_names_do(self):
        for kind in ("mse", MeanSquaredError(), lambda y, p: tf.square(y - p)):
            self.assertEqual(float(CompiledLoss(kind)(tf.zeros((2, 1)), _ONE)), 5.0)

    def test_a_misspelt_name_is_refused_with_the_closest_one(self):
        with self.assertRaisesRegex(ValueError, "'mean_squard_error'.*Did you mean 'mean_squared_error'"):
            CompiledLoss("mean_squard_error")

    def test_an_unknown_output_is_refused(self):
        loss = CompiledLoss({"c": "mse"}, output_names=["a", "b"])
        with self.assertRaisesRegex(ValueError, r"do not correspond to any Model output: \['c'\]"):
            loss(_TWO, _TWO)

    def test_labels_outside_the_classes_are_named(self):
        loss = CompiledLoss("sparse_categorical_crossentropy")
        loss(tf.constant([0, 1]), tf.constant([[0.5, 0.5], [0.5, 0.5]]))
        with self.assertRaisesRegex(ValueError, r"labels must lie in \[0, 2\).*label 7 at index 1"):
            loss.check_labels(np.array([0, 7]))


if __name__ == "__main__":
    tf.test.main()
