"""`KerasTensor`: the symbolic value that flows while a functional model is drawn."""

import collections

import tensorflow as tf

from keras.support import shapes, tf_internals, tracebacks
from keras.support.api_export import keras_export

KerasHistory = collections.namedtuple("KerasHistory", ["layer", "node_index", "tensor_index"])

_NO_VALUE_ADVICE = (
    "\n    It has no value until the model runs. Put the code into a layer (subclass `keras.layers.Layer`, or wrap it "
    "in `keras.layers.Lambda`), or use a TensorFlow function such as `tf.math.exp` or `tf.where` in its place."
)
_NOT_DISPATCHED = (
    "You are passing {tensor!r}, an intermediate Keras symbolic input/output, to a TF API that does not allow "
    "registering custom dispatchers, such as `tf.cond`, `tf.function`, gradient tapes, or `tf.map_fn`."
    + _NO_VALUE_ADVICE
)


@keras_export("keras.__internal__.KerasTensor")
class KerasTensor:
    """A tensor without a value: a `tf.TypeSpec` and the `Node` whose call made it.

    TensorFlow functions, operators and slices applied to it become layers of the model that is drawn.

    >>> keras.Input((3,), name="x") + 1.0
    <KerasTensor: shape=(None, 3) dtype=float32 (created by layer 'tf.__operators__.add')>

    Args:
        type_spec: `tf.TypeSpec` of the tensor, batch axis included.
        inferred_value: Entries of a small integer tensor that are known while drawing, None for others; or None.
        name: Name for messages, or None.

    The type of the tensor chooses the class: ragged and sparse ones have members of their own.

    Raises:
        ValueError: `type_spec` is not a `tf.TypeSpec`.
    """

    __array_priority__ = 100  # `array + tensor` is left to the tensor
    spec_class = None  # the type whose tensors a subclass stands for

    def __new__(cls, type_spec=None, *unused_args, **unused_kwargs):
        if cls is KerasTensor and not isinstance(type_spec, tf.TensorSpec):
            for subclass in KerasTensor.__subclasses__():
                if subclass.spec_class is not None and isinstance(type_spec, subclass.spec_class):
                    cls = subclass
        return super().__new__(cls)

    def __init__(self, type_spec, inferred_value=None, name=None):
        if not isinstance(type_spec, tf.TypeSpec):
            raise ValueError(
                f"KerasTensors must be constructed with a `tf.TypeSpec`. Received: type_spec={type_spec!r}"
            )
        self._type_spec = type_spec
        self._name = name
        self._static_value = inferred_value
        self._keras_mask = None
        self._user_value = None  # see `symbolic_types`

    @classmethod
    def from_tensor(cls, tensor):
        """Returns the symbolic twin of a tensor: its type, and the value of a small integer tensor that is known."""
        return from_tensor(tensor)

    @classmethod
    def from_type_spec(cls, type_spec, name=None):
        """Returns a symbolic tensor of a type."""
        return cls(type_spec=type_spec, name=name)

    @property
    def type_spec(self):
        """`tf.TypeSpec` of the tensor."""
        return self._type_spec

    @property
    def shape(self):
        """`tf.TensorShape`, with None for axes that are not known yet."""
        return self._type_spec.shape

    @property
    def dtype(self):
        """`tf.DType` of the elements."""
        return self._type_spec.dtype

    @property
    def name(self):
        """Name for messages; None when it was given none."""
        return self._name

    @property
    def ndim(self):
        """Number of axes."""
        return self.shape.rank

    @property
    def node(self):
        """The call that made this tensor."""
        history = self._keras_history
        return history.layer.inbound_nodes[history.node_index]

    @property
    def is_tensor_like(self):
        """True: TensorFlow may treat it as a tensor."""
        return True

    @property
    def op(self):
        """Refused: a symbolic tensor has no operation of its own."""
        raise TypeError(f"Keras symbolic inputs/outputs do not implement `op`: {self!r}.{_NO_VALUE_ADVICE}")

    def get_shape(self):
        """Returns `shape`."""
        return self.shape

    def set_shape(self, shape):
        """Adds what is known about the shape; conflicts raise a `ValueError`."""
        self._type_spec = self._spec_of_shape(self.shape.merge_with(shape))

    def _spec_of_shape(self, shape):
        return tf.TensorSpec(shape, self.dtype, getattr(self._type_spec, "name", None))

    def ref(self):
        """Returns a hashable stand-in for this tensor, equal to that of no other; its `deref()` is the tensor."""
        return tf_internals.Reference(self)

    def experimental_ref(self):
        """Returns `ref()`."""
        return self.ref()

    def __getattr__(self, name):
        advice = "" if name.startswith("_") else f": {self!r}.{_NO_VALUE_ADVICE}"
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{advice}")

    def __repr__(self):
        made_by = f" (created by layer '{self._keras_history.layer.name}')" if hasattr(self, "_keras_history") else ""
        value = f" inferred_value={self._static_value}" if self._static_value is not None else ""
        if isinstance(self._type_spec, tf.TensorSpec):
            return f"<KerasTensor: shape={shapes.as_tuple(self.shape)} dtype={self.dtype.name}{value}{made_by}>"
        return f"<KerasTensor: type_spec={self._type_spec}{value}{made_by}>"

    def __hash__(self):
        return id(self)

    @tracebacks.hides_own_frames
    def __bool__(self):
        raise TypeError(
            f"Using a symbolic tensor as a Python `bool` is not allowed: {self!r}. Use `tf.where` or `tf.cond` inside "
            f"a layer in place of `if`.{_NO_VALUE_ADVICE}"
        )

    @tracebacks.hides_own_frames
    def __len__(self):
        raise TypeError(f"Keras symbolic inputs/outputs do not implement `__len__`: {self!r}.{_NO_VALUE_ADVICE}")

    @tracebacks.hides_own_frames
    def __iter__(self):
        size = self.shape[0] if self.shape.rank else None
        if size is None:
            raise TypeError(f"Cannot iterate over a Tensor with unknown first dimension: {self!r}.")
        return (self[index] for index in range(size))

    @tracebacks.hides_own_frames
    def __array__(self, *unused_args, **unused_kwargs):
        raise TypeError(
            "A symbolic tensor was given to a function that needs a value, such as one of NumPy's. "
            + _NOT_DISPATCHED.format(tensor=self)
        )

    @tracebacks.hides_own_frames
    def __float__(self):
        raise TypeError(f"A symbolic tensor cannot become a number of Python: {self!r}.{_NO_VALUE_ADVICE}")

    __int__ = __float__
    __index__ = __float__


def _refuse_value(tensor, *unused_args, **unused_kwargs):
    """Raises where TensorFlow asks for a value or a `tf.TypeSpec`: its dispatch then asks for an op layer instead."""
    raise TypeError(_NOT_DISPATCHED.format(tensor=tensor))


tf.register_tensor_conversion_function(KerasTensor, _refuse_value)
tf_internals.register_type_spec_of(KerasTensor, _refuse_value)


def is_keras_tensor(value):
    """True when `value` is symbolic."""
    return isinstance(value, KerasTensor)


def contains(*structures):
    """True when a symbolic tensor is anywhere in the structures."""
    for structure in structures:
        if isinstance(structure, KerasTensor):
            return True
        if isinstance(structure, (list, tuple)):
            if contains(*structure):
                return True
        elif isinstance(structure, dict):
            if contains(*structure.values()):
                return True
    return False


def from_tensor(tensor, name=None):
    """The symbolic twin of a tensor inside a scratch graph: its spec, and its value where that is a known constant."""
    spec = tf.type_spec_from_value(tensor)
    value = None
    if isinstance(spec, tf.TensorSpec):
        spec = tf.TensorSpec(tensor.shape, tensor.dtype, name)
        if may_hold_sizes(spec):
            value = _known_entries(tensor)
    return KerasTensor(spec, name=name, inferred_value=value)


def placeholder(tensor):
    """A scratch-graph value that stands for a symbolic tensor, carrying what is known about its entries."""
    spec = tensor.type_spec
    if tensor._user_value is not None:
        return tensor._user_value
    if not isinstance(spec, tf.TensorSpec):
        return tf.nest.pack_sequence_as(
            spec,
            [tf.compat.v1.placeholder(s.dtype, s.shape) for s in tf.nest.flatten(spec, expand_composites=True)],
            expand_composites=True,
        )
    if tensor._static_value is not None:
        return _value_with_unknowns(tensor._static_value, spec)
    return tf.compat.v1.placeholder(spec.dtype, spec.shape)


def may_hold_sizes(spec):
    """True for the type of one integer or of a list of at most as many as a shape has; only such values are computed.

    A longer list says nothing about shapes, and finding its entries could take any amount of memory.
    """
    if not isinstance(spec, tf.TensorSpec) or not spec.dtype.is_integer:
        return False
    count = spec.shape.num_elements()
    return count is not None and spec.shape.rank <= 1 and count <= shapes.MOST_AXES


def _known_entries(tensor):
    """Entries of a small integer tensor that are known, None for others; None when no entry is."""
    if tensor.shape.rank == 0:
        value = tf.get_static_value(tensor)
        return None if value is None else int(value)
    known = tf.get_static_value(tensor, partial=True)
    if known is None:
        known = tf_internals.shape_from_tensor(tensor)
    if known is None:
        return None
    entries = [None if entry is None else int(entry) for entry in known]
    return None if all(entry is None for entry in entries) else entries


def _value_with_unknowns(value, spec):
    if not isinstance(value, list):
        return tf.constant(value, spec.dtype)
    if None not in value:
        return tf.constant(value, spec.dtype, shape=(len(value),))
    entries = [
        tf.compat.v1.placeholder(spec.dtype, ()) if entry is None else tf.constant(entry, spec.dtype) for entry in value
    ]
    return tf.stack(entries)
