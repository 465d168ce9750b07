import tensorflow as tf

from keras.callbacks import History
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


class HistoryTest(test_case.TestCase):
    def test_gathers_the_logs_of_every_epoch(self):
        history = History()
        model, _ = run_epochs(history, [{"loss": 2.0}, {"loss": 1.0, "val_loss": 3.0}])
        self.assertEqual(history.history, {"loss": [2.0, 1.0], "val_loss": [3.0]})
        self.assertEqual(history.epoch, [0, 1])
        self.assertIs(model.history, history)


if __name__ == "__main__":
    tf.test.main()
