import os
import warnings

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.attention.multi_head_attention import MultiHeadAttention
from keras.layers.core.embedding import Embedding
from keras.models.model import Model
from keras.saving.save_load import load_model
from keras.testing import test_case

_STEPS = np.random.RandomState(0).randn(2, 4, 6).astype("float32")


class MultiHeadAttentionTest(test_case.TestCase):
    def test_equal_keys_share_the_attention(self):
        layer = MultiHeadAttention(1, 2)
        _, scores = layer(tf.ones((1, 3, 2)), tf.ones((1, 4, 2)), return_attention_scores=True)
        self.assertAllClose(scores, np.full((1, 1, 3, 4), 0.25))

    def test_masks_keep_queries_from_values(self):
        layer = MultiHeadAttention(1, 2)
        mask = tf.constant([[[True, True, False], [False, True, False]]])
        _, scores = layer(tf.ones((1, 2, 2)), tf.ones((1, 3, 2)), attention_mask=mask, return_attention_scores=True)
        self.assertAllClose(scores[0, 0], [[0.5, 0.5, 0.0], [0.0, 1.0, 0.0]])

    def test_masked_steps_come_without_a_warning_of_a_lost_mask(self):
        steps = Embedding(3, 2, mask_zero=True)(tf.constant([[1, 2, 0]]))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            outputs = MultiHeadAttention(1, 2)(steps, steps)
        self.assertAllEqual(outputs._keras_mask, [[True, True, False]])

    def test_causal_masks_join_given_ones(self):
        steps = tf.ones((1, 3, 2))
        mask = tf.constant([[[False, True, True]]])
        _, scores = MultiHeadAttention(2, 2)(
            steps, steps, attention_mask=mask, use_causal_mask=True, return_attention_scores=True
        )
        self.assertAllClose(scores[0, 1], [[1 / 3, 1 / 3, 1 / 3], [0.0, 1.0, 0.0], [0.0, 0.5, 0.5]])

    def test_half_precision_scores_stay_finite_under_masks(self):
        layer = MultiHeadAttention(1, 2, dtype="mixed_float16")
        mask = tf.constant([[[True, False, False]]])
        _, scores = layer(
            100.0 * tf.ones((1, 1, 2)), tf.ones((1, 3, 2)), attention_mask=mask, return_attention_scores=True
        )
        self.assertAllEqual(scores[0, 0], [[1.0, 0.0, 0.0]])

    def test_robust_masks_hold_against_huge_scores(self):
        layer = MultiHeadAttention(1, 2, softmax_robust_masking=True)
        mask = tf.constant([[[True, False]]])
        values = tf.constant([[[0.0, 0.0], [1e6, 1e6]]])
        _, scores = layer(1e6 * tf.ones((1, 1, 2)), values, attention_mask=mask, return_attention_scores=True)
        self.assertAllEqual(scores[0, 0], [[1.0, 0.0]])
        copy = MultiHeadAttention.from_config(layer.get_config())
        self.assertTrue(copy.get_config()["softmax_robust_masking"])
        self.assertNotIn("softmax_robust_masking", MultiHeadAttention(1, 2).get_config())

    def test_ragged_inputs_are_as_long_as_their_rows(self):
        layer = MultiHeadAttention(2, 3)
        ragged = tf.RaggedTensor.from_tensor(_STEPS, lengths=[4, 2])
        outputs = layer(ragged, tf.constant(_STEPS))
        self.assertAllClose(outputs.row_lengths(), [4, 2])
        self.assertAllClose(outputs[1], layer(_STEPS, _STEPS)[1, :2])

    def test_files_give_the_model_back(self):
        inputs = Input((4, 6))
        model = Model(inputs, MultiHeadAttention(2, 3, output_shape=5)(inputs, inputs))
        for suffix in (".keras", ".h5", ""):
            path = os.path.join(self.get_temp_dir(), f"model{suffix}")
            model.save(path)
            self.assertAllClose(load_model(path)(_STEPS), model(_STEPS))

    def test_configs_build_the_weights_before_a_call(self):
        layer = MultiHeadAttention(2, 3)
        layer(_STEPS, _STEPS)
        copy = MultiHeadAttention.from_config(layer.get_config())
        copy.build((None, 4, 6))
        copy.set_weights(layer.get_weights())
        self.assertAllClose(copy(_STEPS, _STEPS), layer(_STEPS, _STEPS))

    def test_bad_settings_are_refused(self):
        with self.assertRaisesRegex(ValueError, "num_heads"):
            MultiHeadAttention(0, 3)
        with self.assertRaisesRegex(ValueError, "`attention_axes` must be axes between the batch and the last one"):
            MultiHeadAttention(2, 3, attention_axes=5)(_STEPS, _STEPS)


if __name__ == "__main__":
    tf.test.main()
