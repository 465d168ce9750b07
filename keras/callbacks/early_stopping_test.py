import tensorflow as tf

from keras.callbacks import EarlyStopping
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


def _losses(*values):
    return [{"loss": value} for value in values]


class EarlyStoppingTest(test_case.TestCase):
    def test_stops_when_the_patience_is_used_up(self):
        callback = EarlyStopping(monitor="loss", patience=2)
        _, seen = run_epochs(callback, _losses(3, 1, 2, 2, 2, 2))
        self.assertEqual((len(seen), callback.stopped_epoch, callback.best), (4, 3, 1))

    def test_accuracy_is_better_when_larger(self):
        model, seen = run_epochs(EarlyStopping(monitor="acc"), [{"acc": 0.1}, {"acc": 0.2}, {"acc": 0.1}, {"acc": 0.9}])
        self.assertLen(seen, 3)

    def test_small_changes_do_not_count(self):
        _, seen = run_epochs(EarlyStopping(monitor="loss", min_delta=0.5), _losses(3, 2.9, 2.8))
        self.assertLen(seen, 2)

    def test_restores_the_weights_of_the_best_epoch(self):
        model, _ = run_epochs(EarlyStopping(monitor="loss", restore_best_weights=True), _losses(3, 1, 2))
        self.assertEqual(model.weights[0], 1.0)

    def test_restores_the_best_weights_also_when_training_ends_by_itself(self):
        callback = EarlyStopping(monitor="loss", patience=9, restore_best_weights=True)
        model, _ = run_epochs(callback, _losses(3, 1, 2))
        self.assertEqual(model.weights[0], 1.0)

    def test_a_baseline_must_be_beaten(self):
        for baseline, epochs in ((1.0, 3), (2.5, 4)):
            callback = EarlyStopping(monitor="loss", baseline=baseline, patience=3)
            _, seen = run_epochs(callback, _losses(3, 2, 2.5, 2.5))
            self.assertLen(seen, epochs)

    def test_first_epochs_are_let_pass(self):
        _, seen = run_epochs(EarlyStopping(monitor="loss", start_from_epoch=2), _losses(1, 2, 3, 4, 5))
        self.assertLen(seen, 4)

    def test_a_misspelt_monitor_is_named_with_the_closest_one(self):
        with self.assertRaisesRegex(
            ValueError, r"'val_los' is not in the logs\. Available: \['loss', 'val_loss'\]\. Did you mean 'val_loss'"
        ):
            run_epochs(EarlyStopping(monitor="val_los"), [{"loss": 1.0, "val_loss": 2.0}])

    def test_a_validation_value_without_validation_warns_once(self):
        with self.assertWarnsRegex(
            UserWarning, r"'val_loss' is not in the logs of an epoch without validation"
        ) as seen:
            run_epochs(EarlyStopping(), _losses(1, 2))
        self.assertLen(seen.warnings, 1)


if __name__ == "__main__":
    tf.test.main()
