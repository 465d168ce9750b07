import tensorflow as tf

from keras.callbacks import ReduceLROnPlateau
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


def _rates(callback, losses):
    _, seen = run_epochs(callback, [{"loss": loss} for loss in losses])
    return [float(logs["lr"]) for logs in seen]


class ReduceLROnPlateauTest(test_case.TestCase):
    def test_lowers_the_rate_after_epochs_without_improvement(self):
        callback = ReduceLROnPlateau(monitor="loss", factor=0.5, patience=2)
        self.assertEqual(_rates(callback, [1, 1, 1, 1]), [0.5, 0.5, 0.5, 0.25])

    def test_waits_after_a_reduction(self):
        callback = ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1, cooldown=2)
        self.assertEqual(_rates(callback, [1, 1, 1, 1, 1]), [0.5, 0.5, 0.25, 0.25, 0.125])

    def test_never_falls_below_the_least_rate(self):
        callback = ReduceLROnPlateau(monitor="loss", factor=0.1, patience=1, min_lr=0.25)
        self.assertEqual(_rates(callback, [1, 1, 1, 1])[-1], 0.25)

    def test_a_factor_of_one_is_refused(self):
        with self.assertRaisesRegex(ValueError, "does not support a factor >= 1.0. Received: factor=1.0"):
            ReduceLROnPlateau(factor=1.0)


if __name__ == "__main__":
    tf.test.main()
