"""What the output rules (`static_output_rule`) of several layers have in common."""

from keras.serialization import slots


def keeps_shape_and_dtype(activation):
    """True for the activations that have a name, whose output has the shape and dtype of the input.

    Any other callable may give anything, so a layer that applies one has to be traced.
    """
    return slots.activation_name(activation) is not None
