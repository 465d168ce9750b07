"""Symbolic tensors: telling, making and running them, and recording a function applied to them as one operation."""

import functools

import tensorflow as tf

from keras.support import registry, tf_internals
from keras.support.api_export import keras_export


def recorded_as_one(function):
    """Decorator: applied to a symbolic tensor, `function` becomes one op layer in place of one for each call inside.

    For functions that ask for values while they build (loops, Python conditions on tensors). A function that is at
    odds with some symbolic tensors alone, and says so by a `TypeError`, is a case for `tf_internals.dispatched`.
    """

    @functools.wraps(function)
    def run(*args, **kwargs):
        if any(map(_is_symbolic, tf.nest.flatten([args, kwargs]))):
            raise TypeError(f"{function.__name__}: a symbolic tensor has no value. Put the call into a layer.")
        return function(*args, **kwargs)

    return tf_internals.dispatched(run)


def _is_symbolic(value):
    return hasattr(value, "_keras_history")


@keras_export("keras.backend.is_keras_tensor")
def is_keras_tensor(x):
    """Returns True for what functional models are drawn from: what `keras.Input`, and layers called on it, give.

    >>> keras.backend.is_keras_tensor(keras.Input((3,)))
    True
    >>> keras.backend.is_keras_tensor(tf.ones((2, 3)))
    False

    Raises:
        ValueError: `x` is no tensor at all.
    """
    tensors = (tf.Tensor, tf.Variable, tf.SparseTensor, tf.RaggedTensor)
    if not isinstance(x, tensors) and not _is_symbolic(x):
        raise ValueError(
            f"Unexpectedly found an instance of type `{type(x)}`. Expected a symbolic tensor instance, such as "
            "`keras.Input` gives."
        )
    return _is_symbolic(x)


@keras_export("keras.backend.placeholder")
def placeholder(shape=None, ndim=None, dtype=None, sparse=False, name=None, ragged=False):
    """Returns a symbolic tensor, as `keras.Input` does from a shape that includes the batch axis.

    >>> keras.backend.placeholder((None, 3)).shape
    TensorShape([None, 3])

    Args:
        shape: Shape, batch axis included, with None for unknown sizes.
        ndim: Number of axes, all of unknown size, where `shape` is not given.
        dtype: Type of the elements. Defaults to `keras.backend.floatx()`.
        sparse: True for a `tf.SparseTensor`.
        name: Name of the input.
        ragged: True for a `tf.RaggedTensor`, whose axes of unknown size are ragged.

    Raises:
        ValueError: Both `sparse` and `ragged`.
    """
    if sparse and ragged:
        raise ValueError("Cannot set both sparse and ragged to True when creating a placeholder.")
    if shape is None and ndim is not None:
        shape = (None,) * ndim
    layer = registry.find("keras.layers.InputLayer")
    layer = layer(batch_input_shape=shape, dtype=dtype, sparse=sparse, name=name, ragged=ragged)
    return layer.output


@keras_export("keras.backend.function")
def function(inputs, outputs, updates=None, name=None, **kwargs):
    """Returns a Python function from arrays to arrays that runs what leads from `inputs` to `outputs`.

    >>> x = keras.Input((2,))
    >>> double = keras.backend.function([x], [2 * x])
    >>> double([np.ones((1, 2))])[0]
    array([[2., 2.]], dtype=float32)

    Args:
        inputs: Symbolic tensor or a list of them.
        outputs: Symbolic tensors drawn from `inputs`, in any structure, which the results have too.
        updates: Must be empty: nothing waits to be updated. Assign to variables in a layer instead.
        name: Name of the model behind the function, or None.
        **kwargs: None: options of sessions, which are gone.

    Raises:
        ValueError: `updates` or options of sessions are given.
    """
    if kwargs:
        raise ValueError(f"Session keyword arguments are not supported during eager execution. You passed: {kwargs}")
    if updates:
        raise ValueError(f"`updates` argument is not supported during eager execution. You passed: {updates}")
    model = registry.find("keras.Model")(inputs=inputs, outputs=outputs, name=name)

    def run(values):
        results = [_as_array(tensor) for tensor in tf.nest.flatten(model(values))]
        return tf.nest.pack_sequence_as(outputs, results)

    return run


def _as_array(tensor):
    """The value of a dense tensor; sparse and ragged ones stay what they are."""
    return tensor.numpy() if isinstance(tensor, tf.Tensor) else tensor


@keras_export("keras.backend.gradients")
def gradients(loss, variables):
    """Returns the gradients of `loss` with respect to `variables`, inside a graph.

    Outside of one, where values are computed at once, use `tf.GradientTape`.

    >>> slope = tf.function(lambda x: keras.backend.gradients(x * x, [x])[0])
    >>> float(slope(tf.constant(3.0)))
    6.0

    Args:
        loss: Tensor.
        variables: Tensor or variable that `loss` was computed from, or a list of them.

    Returns:
        List of tensors, None where `loss` does not depend on the variable.

    Raises:
        RuntimeError: Not inside a graph.
    """
    return tf.gradients(loss, variables)
