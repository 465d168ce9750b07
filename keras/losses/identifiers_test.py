"""Losses by name and config."""

from keras import losses
from keras.testing import test_case


class IdentifiersTest(test_case.TestCase):
    def test_names_mean_functions_and_class_names_objects(self):
        for name in ("mse", "MSE", "mean_squared_error"):
            self.assertIs(losses.get(name), losses.mean_squared_error)
        for name in ("kld", "KLD", "kullback_leibler_divergence"):
            self.assertIs(losses.get(name), losses.kl_divergence)
        self.assertIsInstance(losses.get("MeanSquaredError"), losses.MeanSquaredError)

    def test_objects_functions_and_none_stay(self):
        loss = losses.Huber()
        self.assertIs(losses.get(loss), loss)
        self.assertIs(losses.get(losses.mse), losses.mse)
        self.assertIsNone(losses.get(None))

    def test_config_comes_back_as_the_object(self):
        for legacy in (False, True):
            config = losses.serialize(losses.Huber(delta=2.0), use_legacy_format=legacy)
            again = losses.deserialize(config, use_legacy_format=legacy)
            self.assertEqual(again.get_config(), losses.Huber(delta=2.0).get_config())

    def test_typo_names_the_closest(self):
        with self.assertRaisesRegex(ValueError, "'mean_squard_error'.*Did you mean 'mean_squared_error'"):
            losses.get("mean_squard_error")
