import warnings

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers.core.dense import Dense
from keras.layers.core.embedding import Embedding
from keras.layers.core.lambda_layer import Lambda
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case

_MASK = [[True, True, False], [True, False, False]]


class Doubles(Layer):
    """Knows nothing of masks."""

    def call(self, inputs):
        return inputs * 2.0


class Keeps(Doubles):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True


class Sums(Layer):
    """Takes the mask and gives none."""

    def call(self, inputs, mask=None):
        if mask is not None:
            inputs = inputs * tf.cast(mask, inputs.dtype)[:, :, None]
        return tf.reduce_sum(inputs, axis=1)


class Reverses(Layer):
    def call(self, inputs, mask=None):
        return inputs[:, ::-1]

    def compute_mask(self, inputs, mask=None):
        return None if mask is None else mask[:, ::-1]


def _masked():
    return Embedding(5, 4, mask_zero=True)(np.array([[1, 2, 0], [3, 0, 0]]))


def _mask_of(tensor):
    mask = getattr(tensor, "_keras_mask", None)
    return None if mask is None else mask.numpy().tolist()


def _warnings_of(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        function()
    return [str(one.message) for one in caught if "masking" in str(one.message)]


class MasksTest(test_case.TestCase):
    def test_explicit_mask_reaches_call_and_compute_mask(self):
        mask = tf.constant(_MASK)
        self.assertAllEqual(Sums()(tf.ones((2, 3, 1)), mask=mask), [[2.0], [1.0]])
        self.assertEqual(_mask_of(Reverses()(tf.ones((2, 3, 1)), mask=mask)), [row[::-1] for row in _MASK])

    def test_symbolic_mask_is_an_argument_like_any_other(self):
        x, mask = Input((3, 1)), Input((3,), dtype="bool")
        y = Keeps()(Reverses()(x, mask=mask))
        model = Model([x, mask], [y, Sums()(x, mask=mask)])
        reversed_inputs, sums = model([tf.ones((2, 3, 1)), tf.constant(_MASK)])
        self.assertEqual(_mask_of(reversed_inputs), [row[::-1] for row in _MASK])
        self.assertAllEqual(sums, [[2.0], [1.0]])

    def test_models_hand_masks_from_layer_to_layer(self):
        x = Input((3, 4))
        inner = Model(x, Keeps()(x))
        ids = Input((3,), dtype="int32")
        outer = Model(ids, Keeps()(inner(Embedding(5, 4, mask_zero=True)(ids))))
        stack = Sequential([Embedding(5, 4, mask_zero=True), Sequential([Keeps(), Dense(2)])])
        for model in (outer, stack):
            self.assertEqual(_mask_of(model(np.array([[1, 2, 0], [3, 0, 0]]))), _MASK)
        self.assertIsNotNone(inner(Embedding(5, 4, mask_zero=True)(ids))._keras_mask)

    def test_mask_argument_of_a_model_leaves_the_tensor_of_the_caller_alone(self):
        x = Input((3, 1))
        model = Model(x, Keeps()(x))
        values = tf.ones((2, 3, 1))
        self.assertEqual(_mask_of(model(values, mask=tf.constant(_MASK))), _MASK)
        self.assertIsNone(_mask_of(values))
        self.assertIsNone(_mask_of(model(values)))

    def test_compute_mask_of_a_model_runs_its_layers(self):
        x = Input((3, 1))
        model = Model(x, [Reverses()(Keeps()(x)), Sums()(x)])
        masks = model.compute_mask(tf.ones((2, 3, 1)), tf.constant(_MASK))
        self.assertEqual(masks[0].numpy().tolist(), [row[::-1] for row in _MASK])
        self.assertIsNone(masks[1])

    def test_each_layer_warns_once_where_a_mask_is_lost(self):
        layer = Doubles(name="doubles")
        messages = _warnings_of(lambda: [layer(_masked()), layer(_masked())])
        self.assertLen(messages, 1)
        self.assertRegex(messages[0], r'Layer "doubles" \(Doubles\) does not support masking')
        ids = Input((3,), dtype="int32")
        masked = Embedding(5, 4, mask_zero=True)(ids)
        self.assertLen(_warnings_of(lambda: Model(ids, Doubles()(masked))(np.array([[1, 2, 0]]))), 1)

    def test_functions_that_keep_the_steps_warn(self):
        masked = Embedding(5, 4, mask_zero=True)(Input((3,), dtype="int32"))
        for function in (lambda x: 2.0 * x, lambda x: tf.nn.relu(x), lambda x: x + tf.ones(4), Lambda(abs)):
            self.assertLen(_warnings_of(lambda function=function: function(masked)), 1)

    def test_functions_that_give_other_steps_do_not_warn(self):
        masked = Embedding(5, 4, mask_zero=True)(Input((3,), dtype="int32"))
        keeps = Lambda(abs, mask=lambda inputs, mask: mask)
        takes = Lambda(lambda x, mask: tf.reduce_sum(x * tf.cast(mask, "float32")[..., None], axis=1))
        for function in (tf.shape, lambda x: x[:, 0], lambda x: tf.reduce_sum(x, axis=1), keeps, takes):
            self.assertEmpty(_warnings_of(lambda function=function: function(masked)))

    def test_layers_that_use_or_keep_masks_do_not_warn(self):
        layers = [Keeps(), Sums(), Reverses(), Dense(1), Sequential([Keeps(), Sums()])]
        self.assertEmpty(_warnings_of(lambda: [layer(_masked()) for layer in layers]))
        self.assertEmpty(_warnings_of(lambda: Doubles()(tf.ones((1, 2)))))


if __name__ == "__main__":
    tf.test.main()
