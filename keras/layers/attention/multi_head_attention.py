"""`MultiHeadAttention`: several attentions side by side, each on its own projections."""

import math

import tensorflow as tf

from keras import constraints, initializers, regularizers
from keras.engine.layer import Layer
from keras.layers.activation.softmax import Softmax
from keras.layers.attention.attention_axes import attention_equations, projection_equation
from keras.layers.core.einsum_dense import EinsumDense
from keras.layers.regularization.dropout import Dropout
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.layers.MultiHeadAttention")
class MultiHeadAttention(Layer):
    """Lets each position of `query` collect what it needs from the positions of `value`.

    Each head projects `query`, `key` and `value`, and weighs the values by
    `softmax(query @ key^T / sqrt(key_dim))`; a last projection joins the heads.

    >>> layer = keras.layers.MultiHeadAttention(num_heads=2, key_dim=3)
    >>> target, source = tf.ones((4, 8, 16)), tf.ones((4, 5, 16))
    >>> outputs, scores = layer(target, source, return_attention_scores=True)
    >>> outputs.shape, scores.shape
    (TensorShape([4, 8, 16]), TensorShape([4, 2, 8, 5]))

    Args:
        num_heads: Integer above 0: number of heads.
        key_dim: Integer above 0: size of each head's queries and keys.
        value_dim: Size of each head's values. Default: `key_dim`.
        dropout: Float in [0, 1): share of the scores that are dropped in training.
        use_bias: Whether the projections add biases.
        output_shape: Integer or tuple: size of the axes that the last projection makes. Default: the last axis of
            `query`.
        attention_axes: Integer, or several: axes that attention goes over, from 1. Default: all but the batch and the
            last one.
        kernel_initializer: Initializer of the projections' kernels.
        bias_initializer: Initializer of the projections' biases.
        kernel_regularizer: Penalty on the kernels, or None.
        bias_regularizer: Penalty on the biases, or None.
        activity_regularizer: Penalty on the outputs, or None.
        kernel_constraint: Constraint on the kernels after each update, or None.
        bias_constraint: Constraint on the biases after each update, or None.
        **kwargs: `softmax_robust_masking`, whether masked scores are replaced and not only lowered; and what every
            layer takes: `name`, `dtype`, `trainable`.

    Call arguments:
        query: Tensor `(batch, T, features)`, or of more axes.
        value: Tensor `(batch, S, features)`.
        key: Tensor `(batch, S, features)`. Default: `value`.
        attention_mask: Booleans `(batch, T, S)`, or with an axis of heads: False keeps a query from a value. The masks
            that the inputs carry, such as those of an `Embedding`, are added to it.
        return_attention_scores: Whether to return the scores too.
        training: Whether scores are dropped.
        use_causal_mask: Whether position `i` of the queries sees only positions up to `i`.

    Output shape: `(batch, T, features of query)`, or `(batch, T, *output_shape)`; scores are `(batch, heads, T, S)`.

    Raises:
        ValueError: A size or rate is out of range, or the inputs do not go together.

    Reference: Vaswani et al., 2017, https://arxiv.org/abs/1706.03762 (section 3.2).
    """

    def __init__(
        self,
        num_heads,
        key_dim,
        value_dim=None,
        dropout=0.0,
        use_bias=True,
        output_shape=None,
        attention_axes=None,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ):
        self._softmax_robust_masking = kwargs.pop("softmax_robust_masking", False)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.supports_masking = True
        self._num_heads = arguments.check_positive_int(num_heads, "num_heads", owner=self)
        self._key_dim = arguments.check_positive_int(key_dim, "key_dim", owner=self)
        self._value_dim = arguments.check_positive_int(value_dim or key_dim, "value_dim", owner=self)
        self._dropout = dropout
        self._use_bias = use_bias
        self._output_shape = (output_shape,) if isinstance(output_shape, int) else output_shape
        self._attention_axes = (attention_axes,) if isinstance(attention_axes, int) else attention_axes
        self._kernel_initializer = initializers.get(kernel_initializer)
        self._bias_initializer = initializers.get(bias_initializer)
        self._kernel_regularizer = regularizers.get(kernel_regularizer)
        self._bias_regularizer = regularizers.get(bias_regularizer)
        self._kernel_constraint = constraints.get(kernel_constraint)
        self._bias_constraint = constraints.get(bias_constraint)
        self._shapes = (None, None, None)  # of query, key and value
        self._query_dense = None

    def build(self, input_shape):
        """Makes the projections when a config told the shapes of all inputs; else the first call does."""
        if None not in self._shapes and self._query_dense is None:
            self._make_projections(*self._shapes)
            for layer, shape in zip((self._query_dense, self._key_dense, self._value_dense), self._shapes):
                with layer.name_scope:
                    layer.build(shape)
            heads = self._shapes[0][:-1].concatenate([self._num_heads, self._value_dim])
            with self._output_dense.name_scope:
                self._output_dense.build(heads)
        super().build(input_shape)

    def call(
        self,
        query,
        value,
        key=None,
        attention_mask=None,
        return_attention_scores=False,
        training=None,
        use_causal_mask=False,
    ):
        key = value if key is None else key
        attention_mask = _join_masks(query, value, key, attention_mask, use_causal_mask)
        if isinstance(query, tf.RaggedTensor):
            lengths = query.nested_row_lengths()
            query = query.to_tensor()
        else:
            lengths = None
        key, value = (part.to_tensor() if isinstance(part, tf.RaggedTensor) else part for part in (key, value))
        if self._query_dense is None:
            self._make_projections(query.shape, key.shape, value.shape)
        scores, outputs = self._attend(
            self._query_dense(query), self._key_dense(key), self._value_dense(value), attention_mask, training
        )
        outputs = self._output_dense(outputs)
        if lengths is not None:
            outputs = tf.RaggedTensor.from_tensor(outputs, lengths=lengths)
        return (outputs, scores) if return_attention_scores else outputs

    def _attend(self, query, key, value, attention_mask, training):
        """Scores, and the values weighed by them, for projected inputs."""
        query = tf.multiply(query, 1.0 / math.sqrt(self._key_dim))
        scores = tf.einsum(self._equations.scores, key, query)
        if attention_mask is not None:
            for _ in range(self._equations.scores_rank - attention_mask.shape.rank):
                attention_mask = tf.expand_dims(attention_mask, -2 * len(self._attention_axes) - 1)  # heads
        scores = self._softmax(scores, attention_mask)
        kept = self._dropout_layer(scores, training=training)
        return scores, tf.einsum(self._equations.outputs, kept, value)

    def _make_projections(self, query_shape, key_shape, value_shape):
        """Makes the layers that the number of axes decides."""
        self._shapes = tuple(tf.TensorShape(shape) for shape in (query_shape, key_shape, value_shape))
        rank = self._shapes[0].rank
        if self._attention_axes is None:
            self._attention_axes = tuple(range(1, rank - 1))
        self._attention_axes = tuple(self._attention_axes)
        for axis in self._attention_axes:
            if not 0 < axis < rank - 1:
                raise ValueError(
                    f"MultiHeadAttention '{self.name}': `attention_axes` must be axes between the batch and the last "
                    f"one. Received: attention_axes={self._attention_axes}, query of shape {query_shape}"
                )
        self._equations = attention_equations(rank + 1, self._attention_axes)
        out = self._output_shape or (self._shapes[0][-1],)
        self._query_dense = self._projection("query", rank, 1, (self._num_heads, self._key_dim))
        self._key_dense = self._projection("key", self._shapes[1].rank, 1, (self._num_heads, self._key_dim))
        self._value_dense = self._projection("value", self._shapes[2].rank, 1, (self._num_heads, self._value_dim))
        self._softmax = Softmax(
            axis=tuple(range(-len(self._attention_axes), 0)),
            robust_masking=self._softmax_robust_masking,
            dtype=self._dtype_policy,
        )
        self._dropout_layer = Dropout(self._dropout, dtype=self._dtype_policy)
        self._output_dense = self._projection("attention_output", rank + 1, 2, tuple(out))

    def _projection(self, name, rank, summed, sizes):
        """A dense layer from the last `summed` axes to axes of `sizes`, with settings of this layer."""
        equation, bias_axes = projection_equation(rank, summed, len(sizes))
        projection = EinsumDense(
            equation,
            output_shape=(None,) * (rank - summed - 1) + sizes,
            bias_axes=bias_axes if self._use_bias else None,
            name=name,
            dtype=self._dtype_policy,
            # A copy each: a seeded initializer is to draw other numbers for each kernel.
            kernel_initializer=_copy(self._kernel_initializer),
            bias_initializer=_copy(self._bias_initializer),
            kernel_regularizer=self._kernel_regularizer,
            bias_regularizer=self._bias_regularizer,
            kernel_constraint=self._kernel_constraint,
            bias_constraint=self._bias_constraint,
        )
        projection.supports_masking = True  # it keeps steps apart; the scores see to their masks
        return projection

    def compute_output_shape(self, query_shape, value_shape=None, key_shape=None):
        """Shape of the outputs; that of the values does not matter to it.

        Raises:
            ValueError: Keys and values differ before their last axis.
        """
        query_shape = tf.TensorShape(query_shape)
        if None not in (key_shape, value_shape):
            key_shape, value_shape = tf.TensorShape(key_shape), tf.TensorShape(value_shape)
            if not key_shape[:-1].is_compatible_with(value_shape[:-1]):
                raise ValueError(
                    f"MultiHeadAttention '{self.name}': keys and values must have the same axes but for the last one. "
                    f"Received: value_shape={value_shape}, key_shape={key_shape}"
                )
        return query_shape[:-1].concatenate(self._output_shape) if self._output_shape else query_shape

    def get_config(self):
        return {
            **super().get_config(),
            "num_heads": self._num_heads,
            "key_dim": self._key_dim,
            "value_dim": self._value_dim,
            "dropout": self._dropout,
            "use_bias": self._use_bias,
            "output_shape": self._output_shape,
            "attention_axes": self._attention_axes,
            "kernel_initializer": initializers.serialize(self._kernel_initializer),
            "bias_initializer": initializers.serialize(self._bias_initializer),
            "kernel_regularizer": regularizers.serialize(self._kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self._bias_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": constraints.serialize(self._kernel_constraint),
            "bias_constraint": constraints.serialize(self._bias_constraint),
            "query_shape": self._shapes[0],
            "key_shape": self._shapes[1],
            "value_shape": self._shapes[2],
            # Releases before 2.16 do not know the key.
            **({"softmax_robust_masking": True} if self._softmax_robust_masking else {}),
        }

    @classmethod
    def from_config(cls, config):
        config = dict(config)
        shapes = [config.pop(name, None) for name in ("query_shape", "key_shape", "value_shape")]
        layer = cls(**config)
        layer._shapes = tuple(None if shape is None else tf.TensorShape(shape) for shape in shapes)
        return layer


def _join_masks(query, value, key, attention_mask, use_causal_mask):
    """One mask out of the one that was given, those that the inputs carry, and the causal one; None for none."""
    query_mask, value_mask, key_mask = (getattr(part, "_keras_mask", None) for part in (query, value, key))
    masks = [] if attention_mask is None else [tf.cast(attention_mask, tf.bool)]
    if query_mask is not None:
        masks.append(tf.cast(query_mask, tf.bool)[:, :, tf.newaxis])
    if value_mask is not None:
        masks.append(tf.cast(value_mask, tf.bool)[:, tf.newaxis, :])
    if key_mask is not None and key is not value:
        masks.append(tf.cast(key_mask, tf.bool)[:, tf.newaxis, :])
    if use_causal_mask:
        steps = tf.range(_steps(query))[:, tf.newaxis] >= tf.range(_steps(value))[tf.newaxis, :]
        masks.append(steps[tf.newaxis])
    joined = None
    for mask in masks:
        joined = mask if joined is None else _and(joined, mask)
    return joined


def _and(mask, other):
    """Both masks, that of more axes having heads after the batch."""
    for _ in range(mask.shape.rank - other.shape.rank):
        other = tf.expand_dims(other, 1)
    return mask & other


def _steps(part):
    if isinstance(part, tf.RaggedTensor):
        return tf.reduce_max(part.row_lengths())
    return tf.shape(part)[1]


def _copy(initializer):
    return (
        type(initializer).from_config(initializer.get_config()) if hasattr(initializer, "get_config") else initializer
    )
