import numpy as np
import scipy.sparse
import tensorflow as tf

from keras.data.class_weight import ClassWeight
from keras.data.composite_feed import as_sparse_tensor, open_composite_feed
from keras.testing import test_case

_RAGGED = tf.ragged.constant([[1], [2, 3], [4]])


def _read_epoch(feed):
    feed.start_epoch()
    return [next(feed.take(1).iterator) for _ in range(feed.steps_per_epoch)]


class CompositeFeedTest(test_case.TestCase):
    def test_ragged_rows_are_batched_with_their_targets(self):
        (x, y), last = _read_epoch(open_composite_feed(_RAGGED, np.arange(3), batch_size=2))
        self.assertEqual((x.to_list(), y.numpy().tolist()), ([[1], [2, 3]], [0, 1]))
        self.assertEqual(last[0].to_list(), [[4]])

    def test_every_epoch_begins_at_the_first_row(self):
        feed = open_composite_feed(_RAGGED, batch_size=1, steps=2)
        for _ in range(2):
            self.assertEqual([x.to_list() for x in _read_epoch(feed)], [[[1]], [[2, 3]]])

    def test_the_number_of_steps_gives_the_batch_size(self):
        self.assertEqual([len(x.to_list()) for x in _read_epoch(open_composite_feed(_RAGGED, steps=2))], [2, 1])

    def test_shuffling_keeps_rows_together(self):
        x = tf.sparse.from_dense(np.arange(20.0)[:, np.newaxis])
        feed = open_composite_feed(x, np.arange(20.0), batch_size=20, shuffle=True)
        (first, targets), (second, _) = _read_epoch(feed)[0], _read_epoch(feed)[0]
        self.assertAllEqual(tf.sparse.to_dense(first)[:, 0], targets)
        self.assertNotAllEqual(tf.sparse.to_dense(first), tf.sparse.to_dense(second))

    def test_parts_have_one_number_of_rows_which_is_not_zero(self):
        for x in (_RAGGED, tf.sparse.eye(3), scipy.sparse.eye(3), [np.ones(3), _RAGGED]):
            with self.assertRaisesRegex(ValueError, "^Data cardinality is ambiguous:\n  x sizes: 3.*\n  y sizes: 2"):
                open_composite_feed(x, np.arange(2))
        for x in (_RAGGED[:0], scipy.sparse.csr_matrix((0, 3))):
            with self.assertRaisesRegex(ValueError, r"^Expected input data to be non-empty.*x.shape=\(0, "):
                open_composite_feed(x, shuffle=True)

    def test_class_weights_become_sample_weights(self):
        feed = open_composite_feed(
            _RAGGED, np.array([1, 0, 1]), batch_size=3, class_weight=ClassWeight({0: 1.0, 1: 5.0})
        )
        self.assertAllEqual(_read_epoch(feed)[0][2], [5.0, 1.0, 5.0])

    def test_sparse_tensors_may_have_their_entries_in_any_order(self):
        x = tf.SparseTensor([[1, 0], [0, 1]], [2.0, 1.0], (2, 2))
        self.assertAllEqual(tf.sparse.to_dense(_read_epoch(open_composite_feed(x, batch_size=2))[0]), [[0, 1], [2, 0]])


class AsSparseTensorTest(test_case.TestCase):
    def test_every_format_gives_the_same_tensor(self):
        dense = np.array([[0.0, 2.0], [3.0, 0.0], [4.0, 5.0]])
        for kind in ("csr", "csc", "coo", "lil", "bsr", "dia", "dok"):
            tensor = as_sparse_tensor(scipy.sparse.csr_matrix(dense).asformat(kind))
            self.assertEqual(tensor.dtype, tf.float32)
            self.assertAllEqual(tf.sparse.to_dense(tensor), dense)

    def test_entries_of_one_place_are_added(self):
        matrix = scipy.sparse.coo_matrix(([1.0, 2.0], ([0, 0], [1, 1])), shape=(1, 2))
        self.assertAllEqual(tf.sparse.to_dense(as_sparse_tensor(matrix)), [[0, 3]])

    def test_integers_stay(self):
        self.assertEqual(as_sparse_tensor(scipy.sparse.csr_matrix([[0, 7]])).dtype, tf.int64)


if __name__ == "__main__":
    tf.test.main()
