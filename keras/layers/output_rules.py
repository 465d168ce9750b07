"""What the output rules (`static_output_rule`) of several layers have in common."""

from keras.support import registry


def keeps_shape_and_dtype(activation):
    """True for the activations of this package, whose output has the shape and dtype of the input.

    Any other callable may give anything, so a layer that applies one has to be traced.
    """
    return any(path.startswith("keras.activations.") for path in registry.paths_of(activation))
