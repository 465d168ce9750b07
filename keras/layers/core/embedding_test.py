import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.embedding import Embedding
from keras.testing import test_case

TABLE = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])


def embedding(**kwargs):
    layer = Embedding(3, 2, **kwargs)
    layer.build((None, None))
    layer.set_weights([TABLE])
    return layer


class EmbeddingTest(test_case.TestCase):
    def test_looks_rows_up(self):
        self.assertAllClose(embedding()(tf.constant([[2, 0]])), [[[4.0, 5.0], [0.0, 1.0]]])
        self.assertAllClose(embedding()(np.array([[2.0, 0.0]])), [[[4.0, 5.0], [0.0, 1.0]]])

    def test_gradient_holds_only_the_rows_in_use(self):
        layer = embedding()
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(layer(tf.constant([[1, 1]])))
        gradient = tape.gradient(loss, layer.embeddings)
        self.assertIsInstance(gradient, tf.IndexedSlices)
        self.assertAllClose(tf.convert_to_tensor(gradient), [[0, 0], [2, 2], [0, 0]])

    def test_id_0_is_padding_when_asked_for(self):
        outputs = embedding(mask_zero=True)(tf.constant([[1, 0]]))
        self.assertAllEqual(outputs._keras_mask, [[True, False]])
        self.assertIsNotNone(embedding(mask_zero=True)(Input((2,)))._keras_mask)
        self.assertIsNone(embedding()(Input((2,)))._keras_mask)

    def test_ids_do_not_lose_precision_in_16_bits(self):
        layer = Embedding(5000, 1, dtype="mixed_float16")
        layer.build((None, None))
        layer.set_weights([np.arange(5000.0)[:, np.newaxis] / 8])
        outputs = layer(tf.constant([[4001.0]]))
        self.assertEqual(outputs.dtype, tf.float16)
        self.assertAllClose(outputs, [[[500.0]]], atol=0.3)

    def test_ragged_and_sparse_ids(self):
        self.assertEqual(embedding()(tf.ragged.constant([[1], [2, 0]])).to_list()[1], [[4.0, 5.0], [0.0, 1.0]])
        ids = tf.sparse.from_dense([[1, 0], [2, 1]])
        self.assertAllClose(embedding()(ids), TABLE[[[1, 0], [2, 1]]])

    def test_sparse_outputs_hold_the_ids_that_are_there(self):
        layer = embedding(sparse=True)
        outputs = layer(tf.sparse.from_dense([[1, 0], [2, 1]]))
        self.assertAllClose(tf.sparse.to_dense(outputs), [[[2, 3], [0, 0]], [[4, 5], [2, 3]]])
        self.assertIsInstance(layer(tf.constant([[1]])), tf.SparseTensor)
        self.assertTrue(Embedding.from_config(layer.get_config()).sparse)

    def test_input_length_is_kept(self):
        layer = Embedding(3, 2, input_length=4)
        self.assertEqual(layer.compute_output_shape((None, None)).as_list(), [None, 4, 2])
        with self.assertRaisesRegex(ValueError, '"input_length" is 4, but received input has shape \\(None, 3\\)'):
            layer.compute_output_shape((None, 3))
        self.assertEqual(layer.get_config()["batch_input_shape"], (None, 4))

    def test_sizes_must_be_whole_and_positive(self):
        for wrong in ({"input_dim": 0, "output_dim": 2}, {"input_dim": 3, "output_dim": 2.5}):
            with self.assertRaisesRegex(ValueError, "must be a positive integer"):
                Embedding(**wrong)

    def test_masks_do_not_go_with_sparse_outputs(self):
        with self.assertRaisesRegex(ValueError, "`mask_zero` cannot be enabled"):
            Embedding(3, 2, mask_zero=True, sparse=True)


if __name__ == "__main__":
    tf.test.main()
