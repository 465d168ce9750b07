import os

import tensorflow as tf

from keras.callbacks import CSVLogger
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


class CSVLoggerTest(test_case.TestCase):
    def _write(self, append, times):
        path = os.path.join(self.get_temp_dir(), f"log{append}{times}.csv")
        for _ in range(times):
            run_epochs(CSVLogger(path, separator=";", append=append), [{"loss": 1.5, "acc": 0.5, "val_loss": 2}])
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_writes_names_and_one_line_an_epoch(self):
        self.assertEqual(self._write(append=False, times=2), "epoch;acc;loss;val_loss\n0;0.5;1.5;2\n")

    def test_appends_without_a_second_header(self):
        self.assertEqual(self._write(append=True, times=2), "epoch;acc;loss;val_loss\n0;0.5;1.5;2\n0;0.5;1.5;2\n")


if __name__ == "__main__":
    tf.test.main()
