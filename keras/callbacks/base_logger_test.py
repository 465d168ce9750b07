import tensorflow as tf

from keras.callbacks import BaseLogger
from keras.testing import test_case


class BaseLoggerTest(test_case.TestCase):
    def test_means_are_weighted_by_size_and_stateful_values_stay(self):
        callback = BaseLogger(stateful_metrics=["acc"])
        callback.set_params({"metrics": ["loss", "acc"]})
        callback.on_epoch_begin(0)
        callback.on_batch_end(0, {"size": 3, "loss": 1.0, "acc": 0.1})
        callback.on_batch_end(1, {"size": 1, "loss": 5.0, "acc": 0.2})
        logs = {}
        callback.on_epoch_end(0, logs)
        self.assertEqual(logs, {"loss": 2.0, "acc": 0.2})


if __name__ == "__main__":
    tf.test.main()
