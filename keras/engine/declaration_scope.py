"""The name scope that a layer was made in, which its operations may keep."""

import tensorflow as tf

from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.apply_name_scope_on_model_declaration")
def apply_name_scope_on_model_declaration(enable):
    """Says whether layers and models that are made from now on run in the `tf.name_scope` that they are made in.

    The names of operations in graphs then begin with that scope. Names of weights stay as they are.

    >>> keras.__internal__.apply_name_scope_on_model_declaration(True)
    >>> with tf.name_scope("tower"):
    ...     layer = keras.layers.Activation("relu", name="top")
    >>> keras.__internal__.apply_name_scope_on_model_declaration(False)
    >>> graph = tf.function(layer).get_concrete_function(tf.TensorSpec((None, 3))).graph
    >>> [op.name for op in graph.get_operations() if op.type == "Relu"]
    ['tower/top/Relu']

    Args:
        enable: Bool.
    """
    if not isinstance(enable, bool):
        raise TypeError(f"`enable` argument must be `True` or `False`, got {enable}")
    state.process.keeps_declaration_scopes = enable


def scope_of_declaration():
    """The name scope that the caller is in, where layers are to keep it; else None."""
    return tf.get_current_name_scope() or None if state.process.keeps_declaration_scopes else None


def name_in_scope(layer):
    """The layer's name, behind the scope that it keeps; layers within a running call are in its scope already."""
    scope = layer._declaration_scope
    return layer._name if scope is None or len(state.thread.call_contexts) > 1 else f"{scope}/{layer._name}"
