"""Mistakes in the arguments of `compile`, found before any data is there."""

import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.testing import test_case


def _two_headed():
    x = Input((3,))
    return Model(x, [Dense(1, name="head")(x), Dense(1, name="tail")(x)])


class CompileSettingsTest(test_case.TestCase):
    def test_a_name_of_no_output_is_refused_with_the_closest(self):
        for what in ("loss", "metrics", "weighted_metrics", "loss_weights"):
            given = {"loss": "mse", what: {"haed": 1.0 if what == "loss_weights" else "mse"}}
            with self.assertRaisesRegex(ValueError, r"(?s)Model output: \['haed'\].*Did you mean 'head'\?"):
                _two_headed().compile("sgd", **given)

    def test_more_of_them_than_outputs_are_refused(self):
        for given in ({"loss": ["mse"] * 3}, {"loss": "mse", "loss_weights": [1.0] * 3}):
            with self.assertRaisesRegex(ValueError, "has 3 elements and the model has 2 outputs"):
                _two_headed().compile("sgd", **given)

    def test_metrics_have_a_list_for_each_output(self):
        for metrics in ([["mae"]], [["mae"], ["mae"], ["mae"]]):
            with self.assertRaisesRegex(ValueError, r"`metrics` has lists for \d outputs and the model has 2 outputs"):
                _two_headed().compile("sgd", "mse", metrics=metrics)

    def test_a_list_of_losses_that_is_too_short_makes_a_warning(self):
        with self.assertWarnsRegex(UserWarning, "`loss` has 1 elements and the model has 2 outputs"):
            _two_headed().compile("sgd", ["mse"])

    def test_steps_that_users_write_may_read_settings_in_other_ways(self):
        class Own(Model):
            def train_step(self, data):
                return {}

        x = Input((3,))
        model = Own(x, Dense(1)(x))
        model.compile("sgd", loss={"generator": "mse", "critic": "mae"})
        self.assertEqual(model.loss, {"generator": "mse", "critic": "mae"})

    def test_numbers_are_no_metrics(self):
        with self.assertRaisesRegex(TypeError, "`metrics` must hold names, functions.*Received: 5"):
            _two_headed().compile("sgd", "mse", metrics=[5])


if __name__ == "__main__":
    tf.test.main()
