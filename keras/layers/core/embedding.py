"""`Embedding`: a trained vector for each integer id."""

import tensorflow as tf

from keras import constraints, initializers, regularizers
from keras.engine.layer import Layer
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Embedding")
class Embedding(Layer):
    """Turns integer ids into trained vectors.

    `y[..., :] = embeddings[x[...], :]`, with `embeddings` of shape `(input_dim, output_dim)`. The gradient is sparse:
    an optimizer updates only the rows that a batch used.

    >>> layer = keras.layers.Embedding(3, 2, embeddings_initializer="ones")
    >>> layer(tf.constant([[0, 2, 1, 1]])).shape
    TensorShape([1, 4, 2])

    Args:
        input_dim: Integer above 0: number of ids; ids are in `[0, input_dim)`.
        output_dim: Integer above 0: size of a vector.
        embeddings_initializer: Initializer of `embeddings`.
        embeddings_regularizer: Penalty on `embeddings`, or None.
        activity_regularizer: Penalty on the outputs, or None.
        embeddings_constraint: Constraint on `embeddings` after each update, or None.
        mask_zero: Whether id 0 is padding. The outputs then carry a mask that is False there.
        input_length: Number of ids in a sample when it is fixed (an integer, or one for each axis), or None. Needed for
            `Flatten` and `Dense` to follow.
        sparse: Whether the outputs are a `tf.SparseTensor`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`, `input_shape`.

    An id outside of `[0, input_dim)` is an error on CPUs. GPUs give zeros for it, and XLA (`jit_compile`) the vector
    of the nearest id; there, `fit`, `evaluate` and `predict` look at the first batch only.

    Input shape: `(batch, ...)`, ids; floating ids are rounded towards 0. Ragged and sparse tensors are taken too.
    Output shape: `(batch, ..., output_dim)`.

    Raises:
        ValueError: `input_dim` or `output_dim` is no integer above 0, both `mask_zero` and `sparse` are set, or an
            input has another length than `input_length`.
    """

    static_output_rule = True

    def __init__(
        self,
        input_dim,
        output_dim,
        embeddings_initializer="uniform",
        embeddings_regularizer=None,
        activity_regularizer=None,
        embeddings_constraint=None,
        mask_zero=False,
        input_length=None,
        sparse=False,
        **kwargs,
    ):
        if "input_shape" not in kwargs and "batch_input_shape" not in kwargs:
            kwargs["input_shape"] = _lengths(input_length) or (None,)
        kwargs.setdefault("autocast", False)  # ids must not be rounded to 16 bits
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        if mask_zero and sparse:
            raise ValueError(
                "Embedding: `mask_zero` cannot be enabled when `tf.keras.layers.Embedding` is used with "
                "`tf.SparseTensor` input. Received: mask_zero=True, sparse=True"
            )
        self.input_dim = arguments.check_positive_int(input_dim, "input_dim", owner=self)
        self.output_dim = arguments.check_positive_int(output_dim, "output_dim", owner=self)
        self.embeddings_initializer = initializers.get(embeddings_initializer)
        self.embeddings_regularizer = regularizers.get(embeddings_regularizer)
        self.embeddings_constraint = constraints.get(embeddings_constraint)
        self.mask_zero = mask_zero
        self.supports_masking = mask_zero
        self.input_length = input_length
        self.sparse = sparse

    def build(self, input_shape=None):
        self.embeddings = self.add_weight(
            "embeddings",
            shape=(self.input_dim, self.output_dim),
            initializer=self.embeddings_initializer,
            regularizer=self.embeddings_regularizer,
            constraint=self.embeddings_constraint,
            autocast=False,  # the vectors that were read are cast, not the whole table
        )
        super().build(input_shape)

    def call(self, inputs):
        if isinstance(inputs, tf.SparseTensor):
            return self._look_up_sparse(inputs) if self.sparse else self._look_up(tf.sparse.to_dense(inputs))
        outputs = self._look_up(inputs)
        return tf.sparse.from_dense(outputs) if self.sparse else outputs

    def _look_up(self, ids):
        if ids.dtype not in (tf.int32, tf.int64):
            ids = tf.cast(ids, tf.int32)
        outputs = tf.nn.embedding_lookup(self.embeddings, ids)
        dtype = self._compute_dtype_object
        return outputs if dtype in (None, outputs.dtype) else tf.cast(outputs, dtype)

    def _look_up_sparse(self, inputs):
        """Sparse outputs that hold the vectors of the ids that `inputs` holds."""
        count = tf.shape(inputs.indices, tf.int64)[0]
        positions = tf.repeat(inputs.indices, self.output_dim, axis=0)
        columns = tf.tile(tf.range(self.output_dim, dtype=tf.int64), [count])
        return tf.SparseTensor(
            indices=tf.concat([positions, columns[:, tf.newaxis]], axis=1),
            values=tf.reshape(self._look_up(inputs.values), [-1]),
            dense_shape=tf.concat([inputs.dense_shape, [self.output_dim]], axis=0),
        )

    @property
    def makes_masks(self):
        """True when id 0 is padding."""
        return self.mask_zero

    @property
    def has_static_output_rule(self):
        return super().has_static_output_rule and not self.sparse

    def compute_mask(self, inputs, mask=None):
        return tf.not_equal(inputs, 0) if self.mask_zero else None

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        lengths = _lengths(self.input_length)
        if lengths is None:
            return input_shape.concatenate(self.output_dim)
        expected = tf.TensorShape((None,) + lengths)
        if not input_shape.is_compatible_with(expected):
            raise ValueError(
                f'Layer "{self.name}" (Embedding): "input_length" is {self.input_length}, but received input has shape '
                f"{shapes.as_tuple(input_shape)}"
            )
        return input_shape.merge_with(expected).concatenate(self.output_dim)

    def compute_output_dtype(self, inputs):
        return self._compute_dtype_object or tf.as_dtype(self.embeddings.dtype)

    def get_config(self):
        config = {
            **super().get_config(),
            "input_dim": self.input_dim,
            "output_dim": self.output_dim,
            "embeddings_initializer": initializers.serialize(self.embeddings_initializer),
            "embeddings_regularizer": regularizers.serialize(self.embeddings_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "embeddings_constraint": constraints.serialize(self.embeddings_constraint),
            "mask_zero": self.mask_zero,
            "input_length": self.input_length,
        }
        return {**config, "sparse": True} if self.sparse else config


def _lengths(input_length):
    """`input_length` as a tuple of sizes, or None."""
    if input_length is None:
        return None
    return tuple(input_length) if isinstance(input_length, (list, tuple)) else (input_length,)
