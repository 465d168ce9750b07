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

    def test_lines_of_epochs_that_run_again_are_written_once(self):
        path = os.path.join(self.get_temp_dir(), "resumed.csv")
        first = CSVLogger(path)
        first.on_train_begin()
        first.on_epoch_end(0, {"loss": 1.0, "val_loss": 2.0})
        state = first.get_state()
        first.on_epoch_end(1, {"loss": 3.0, "val_loss": 4.0})
        second = CSVLogger(path)
        second.on_train_begin()
        second.set_state(state)
        second.on_epoch_end(1, {"loss": 5.0})
        second.on_train_end()
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "epoch,loss,val_loss\n0,1.0,2.0\n1,5.0,NA\n")

    def test_a_file_that_was_removed_begins_anew(self):
        path = os.path.join(self.get_temp_dir(), "removed.csv")
        first, second = CSVLogger(path), CSVLogger(path)
        first.on_train_begin()
        first.on_epoch_end(0, {"loss": 1.0, "val_loss": 2.0})
        state = first.get_state()
        os.remove(path)
        second.on_train_begin()
        second.set_state(state)
        second.on_epoch_end(1, {"loss": 3.0, "val_loss": 4.0})
        second.on_train_end()
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "epoch,loss,val_loss\n1,3.0,4.0\n")


if __name__ == "__main__":
    tf.test.main()
