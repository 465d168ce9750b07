"""Promise: of arrays that are read where they lie, a call reads the rows of its own batches and no others."""

from unittest import mock

import numpy as np
import tensorflow as tf

import keras
from keras.data import array_feed
from keras.testing import test_case

_ROWS, _WIDTH, _BATCH = 400, 8, 10
_MOST_BYTES = 5 * _BATCH * (_WIDTH + 1) * 4  # five batches of inputs and targets


class _Recording:
    """An array that is made as it is read, and takes note of how many rows were read at once."""

    def __init__(self, width):
        self.shape, self.dtype = (_ROWS, width), np.dtype("float32")
        self.reads = []

    def __len__(self):
        return _ROWS

    def __getitem__(self, rows):
        numbers = np.arange(_ROWS)[rows]
        self.reads.append(len(numbers))
        return np.full((len(numbers), self.shape[1]), numbers[:, np.newaxis] / _ROWS, self.dtype)


def _model():
    model = keras.Sequential([keras.Input((_WIDTH,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


class DataMemoryTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        limit = mock.patch.object(array_feed, "_MOST_BYTES_A_CALL", _MOST_BYTES)
        limit.start()
        self.addCleanup(limit.stop)
        self.x, self.y = _Recording(_WIDTH), _Recording(1)

    def _check_reads(self, passes):
        for source in (self.x, self.y):
            self.assertEqual(sum(source.reads), passes * _ROWS)
            self.assertLessEqual(max(source.reads), 5 * _BATCH)

    def test_fit_reads_every_row_once_an_epoch_a_few_batches_at_a_time(self):
        for shuffle in (False, "batch", True):
            self.x.reads, self.y.reads = [], []
            _model().fit(self.x, self.y, batch_size=_BATCH, epochs=4, shuffle=shuffle, verbose=0)
            self._check_reads(passes=4)
        self.assertGreater(max(self.x.reads), _BATCH)  # several batches a call

    def test_a_split_reads_no_row_twice(self):
        _model().fit(self.x, self.y, batch_size=_BATCH, validation_split=0.25, verbose=0)
        self._check_reads(passes=1)

    def test_evaluate_and_predict_read_every_row_once(self):
        model = _model()
        model.evaluate(self.x, self.y, batch_size=_BATCH, verbose=0)
        self._check_reads(passes=1)
        self.assertLen(model.predict(self.x, batch_size=_BATCH, verbose=0), _ROWS)
        self.assertEqual(sum(self.x.reads), 2 * _ROWS)


if __name__ == "__main__":
    tf.test.main()
