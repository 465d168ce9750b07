"""Classes of users whose values stand for tensors, and travel between layers as they are."""

from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.utils.register_symbolic_tensor_type")
def register_symbolic_tensor_type(cls):
    """Makes values of a class travel between the layers of a functional model as they are.

    The class needs a `shape` and a `dtype`, and TensorFlow must know how to make a tensor of its values
    (`tf.register_tensor_conversion_function`). A layer that gives such a value hands it to the next layer unchanged;
    TensorFlow functions turn it into a tensor. Values of other such classes become tensors at once when a layer is
    called on symbolic tensors.

    >>> class Doubled:
    ...     def __init__(self, value):
    ...         self.value, self.shape, self.dtype = value, value.shape, value.dtype
    >>> tf.register_tensor_conversion_function(Doubled, lambda value, *args, **kwargs: 2.0 * value.value)
    >>> keras.__internal__.utils.register_symbolic_tensor_type(Doubled)
    >>> x = keras.Input((1,))
    >>> y = keras.layers.Lambda(tf.identity)(keras.layers.Lambda(Doubled)(x))
    >>> keras.Model(x, y)(tf.ones((1, 1))).numpy()
    array([[2.]], dtype=float32)

    Args:
        cls: The class.
    """
    with state.process.lock:
        state.process.symbolic_tensor_types += (cls,)


def is_registered(value):
    """True for values of a class that was registered."""
    return isinstance(value, state.process.symbolic_tensor_types)
