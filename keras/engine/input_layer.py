"""`Input` and `InputLayer`: where a functional model begins."""

import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor
from keras.engine.layer import Layer
from keras.engine.node import Node
from keras.mixed_precision import policy as policies
from keras.serialization import plain_values
from keras.support import naming, shapes, state, tracebacks
from keras.support.api_export import keras_export


@keras_export("keras.layers.InputLayer")
class InputLayer(Layer):
    """The entry point of a model: a layer without computation whose output is a symbolic input.

    Most code calls `keras.Input`, which makes one of these.

    >>> model = keras.Sequential([keras.layers.InputLayer(input_shape=(3,)), keras.layers.Dense(2)])
    >>> model.output_shape
    (None, 2)

    Args:
        input_shape: Shape without the batch axis, or None.
        batch_size: Size of the batch axis when it is fixed, or None.
        dtype: Dtype of the input. Defaults to `keras.backend.floatx()`.
        input_tensor: Symbolic tensor to take the shape and dtype from, or None.
        sparse: True for a `tf.SparseTensor` input.
        name: Name of the input. Defaults to `input_1`, `input_2` and so on.
        ragged: True for a `tf.RaggedTensor` input; unknown axes in `input_shape` are ragged then.
        type_spec: `tf.TypeSpec` of the input in place of all the above, or None.
        **kwargs: `batch_input_shape`, the shape with its batch axis, in place of `input_shape` and `batch_size`;
            `optional`, True when the model may be given None for this input.

    Raises:
        ValueError: Arguments contradict each other.
    """

    is_input = True

    def __init__(
        self,
        input_shape=None,
        batch_size=None,
        dtype=None,
        input_tensor=None,
        sparse=None,
        name=None,
        ragged=None,
        type_spec=None,
        **kwargs,
    ):
        batch_input_shape = kwargs.pop("batch_input_shape", None)
        trainable = kwargs.pop("trainable", True)
        self.is_optional = bool(kwargs.pop("optional", False))
        if kwargs:
            raise ValueError(f"Unrecognized keyword arguments: {list(kwargs)}")
        if sparse and ragged:
            raise ValueError("Cannot set both sparse and ragged to True in a Keras input.")
        if batch_input_shape is not None and input_shape is not None:
            raise ValueError("Only provide the input_shape OR batch_input_shape argument to InputLayer, not both.")
        if type_spec is not None:
            _check_alone({"(input_)shape": input_shape if batch_input_shape is None else batch_input_shape,
                          "batch_size": batch_size, "dtype": dtype, "input_tensor": input_tensor, "sparse": sparse,
                          "ragged": ragged})  # fmt: skip
        self._given_type_spec = type_spec
        self.sparse, self.ragged = bool(sparse), bool(ragged)
        if type_spec is None:
            type_spec = self._make_spec(input_tensor, input_shape, batch_input_shape, batch_size, dtype)
        super().__init__(
            name=name or naming.unique_name("input", zero_based=False),
            dtype=policies.Policy(type_spec.dtype.name) if hasattr(type_spec, "dtype") else None,
            trainable=trainable,
            autocast=False,
        )
        if isinstance(type_spec, tf.TensorSpec):
            type_spec = tf.TensorSpec(type_spec.shape, type_spec.dtype, self.name)
        self.built = True
        self._batch_input_shape = shapes.as_tuple(type_spec.shape) if hasattr(type_spec, "shape") else None
        Node(self, (), {}, KerasTensor(type_spec, name=self.name))

    def _make_spec(self, input_tensor, input_shape, batch_input_shape, batch_size, dtype):
        if input_tensor is not None:
            return (
                input_tensor.type_spec
                if isinstance(input_tensor, KerasTensor)
                else tf.type_spec_from_value(input_tensor)
            )
        if batch_input_shape is None and input_shape is not None:
            inner = shapes.as_tuple((input_shape,) if isinstance(input_shape, int) else input_shape)
            batch_input_shape = (batch_size,) + inner
        shape = tf.TensorShape(batch_input_shape) if batch_input_shape is not None else tf.TensorShape(None)
        dtype = tf.as_dtype(dtype or state.process.float_type)
        if self.sparse:
            return tf.SparseTensorSpec(shape, dtype)
        if self.ragged:
            return tf.RaggedTensorSpec(shape, dtype, ragged_rank=_ragged_rank(shape))
        return tf.TensorSpec(shape, dtype)

    def __reduce__(self):
        """Copies and pickles are made from the config: an input layer is nothing without its symbolic input."""
        return type(self).from_config, (self.get_config(),)

    def get_config(self):
        if self._given_type_spec is not None:
            return {"name": self.name, "type_spec": plain_values.encode_type_spec(self._given_type_spec)}
        config = {
            "batch_input_shape": self._batch_input_shape,
            "dtype": self.dtype,
            "sparse": self.sparse,
            "ragged": self.ragged,
            "name": self.name,
        }
        return {**config, "optional": True} if self.is_optional else config

    @classmethod
    def from_config(cls, config):
        config = dict(config)
        spec = config.get("type_spec")
        if isinstance(spec, dict):
            config["type_spec"] = plain_values.decode_marked(spec)
        return super().from_config(config)


def _check_alone(others):
    """Raises for an argument that was given beside a type, which says it all."""
    for name, value in others.items():
        if value is not None:
            raise ValueError(
                "When `type_spec` is not None, all other args except `name` must be None, but "
                f"{name} is not None. Received: {name}={value!r}"
            )


def _ragged_rank(shape):
    """Axes up to the last unknown one are ragged; the batch axis does not count, and there is at least one."""
    if shape.rank is None:
        raise ValueError("A ragged input needs a shape of known rank, such as (None,) or (None, 3).")
    if shape.rank > shapes.MOST_AXES:
        raise ValueError(f"A ragged input has at most {shapes.MOST_AXES} axes. Received: {shape.rank} of them")
    return max([axis for axis, size in enumerate(shape.as_list()) if axis and size is None], default=1)


@keras_export("keras.Input", "keras.layers.Input")
@tracebacks.hides_own_frames
def Input(  # noqa: N802 (public name)
    shape=None,
    batch_size=None,
    name=None,
    dtype=None,
    sparse=None,
    tensor=None,
    ragged=None,
    type_spec=None,
    **kwargs,
):
    """Returns a symbolic tensor from which a functional model is drawn.

    >>> x = keras.Input(shape=(3,))
    >>> model = keras.Model(x, keras.layers.Dense(2)(x))
    >>> model(tf.ones((5, 3))).shape
    TensorShape([5, 2])

    Args:
        shape: Shape of one sample, without the batch axis; None for unknown axes.
        batch_size: Size of the batch axis when it is fixed, or None.
        name: Name of the input, unique in the model. Made up when left out.
        dtype: Dtype of the input. Defaults to `keras.backend.floatx()`.
        sparse: True for a `tf.SparseTensor` input.
        tensor: Tensor to take the shape and dtype from, in place of `shape`.
        ragged: True for a `tf.RaggedTensor` input; unknown axes in `shape` are ragged then.
        type_spec: `tf.TypeSpec` of the input in place of all the above.
        **kwargs: `batch_shape` or `batch_input_shape`, the shape with its batch axis; `optional`, True when the
            model may be given None for this input, which layers then receive.

    Returns:
        A symbolic tensor.

    Raises:
        ValueError: No shape was given, or arguments contradict each other.
    """
    batch_input_shape = kwargs.pop("batch_input_shape", kwargs.pop("batch_shape", None))
    optional = kwargs.pop("optional", False)
    if kwargs:
        hint = naming.closest(next(iter(kwargs)), ("shape", "batch_size", "dtype", "name", "batch_shape", "optional"))
        raise ValueError(f"Unrecognized keyword arguments: {list(kwargs)}. {hint}".rstrip())
    if shape is not None and batch_input_shape is not None:
        raise ValueError(
            "Only provide the `shape` OR `batch_input_shape` argument to Input, not both at the same time. Received: "
            f"shape={shape}, batch_input_shape={batch_input_shape}"
        )
    if shape is None and tensor is None and batch_input_shape is None and type_spec is None:
        raise ValueError(
            "Please provide to Input a `shape` or a `tensor` or a `type_spec` argument. Note that `shape` does not "
            "include the batch dimension."
        )
    layer = InputLayer(
        input_shape=shape if batch_input_shape is None else None,
        batch_size=batch_size,
        dtype=dtype,
        input_tensor=tensor,
        sparse=sparse,
        name=name,
        ragged=ragged,
        type_spec=type_spec,
        optional=optional,
        **({} if batch_input_shape is None else {"batch_input_shape": batch_input_shape}),
    )
    return layer.inbound_nodes[0].outputs
