"""What layers that slide a window have in common: checks of their arguments and sizes of their outputs."""

from keras.backend import image_layout
from keras.support import arguments, naming, shapes


def check_window(value, rank, name, owner, minimum=1):
    """Returns a tuple of `rank` integers of at least `minimum`; one integer stands for all of them."""
    values = (value,) * rank if arguments.is_integer(value) else value
    good = isinstance(values, (tuple, list)) and len(values) == rank
    if not good or not all(arguments.is_integer(size) and size >= minimum for size in values):
        kind = "integer" if rank == 1 else f"tuple of {rank} integers"
        rule = f"The `{name}` argument must be a {kind}, each at least {minimum}."
        arguments.fail(owner, rule, value, name)
    return tuple(int(size) for size in values)


def check_padding(value, owner, choices=("valid", "same")):
    """Returns the padding in lower case; it must be one of `choices`."""
    padding = value.lower() if isinstance(value, str) else value
    if padding == "causal" and "causal" not in choices:
        arguments.fail(owner, "Causal padding is only supported for `Conv1D` and `SeparableConv1D`.", value, "padding")
    if padding not in choices:
        listed = ", ".join(f'"{choice}"' for choice in choices)
        hint = naming.closest(padding, choices)
        arguments.fail(owner, f"The `padding` argument must be one of {listed}.", value, "padding", hint=hint)
    return padding


def check_data_format(value, owner):
    """Returns "channels_last" or "channels_first"; None stands for `keras.backend.image_data_format()`."""
    data_format = value.lower() if isinstance(value, str) else value
    if data_format not in (None, *image_layout.FORMATS):
        rule = 'The `data_format` argument must be one of "channels_first", "channels_last".'
        arguments.fail(owner, rule, value, "data_format", hint=naming.closest(data_format, image_layout.FORMATS))
    return image_layout.check_data_format(data_format)


def output_length(length, window, padding, stride, dilation=1):
    """Returns how many positions a window takes along one axis; None for an unknown length."""
    if length is None:
        return None
    reach = window + (window - 1) * (dilation - 1)
    positions = length - reach + 1 if padding == "valid" else length
    return -(-positions // stride)


def output_sizes(spatial_shape, windows, padding, strides, dilations, layer, input_shape):
    """Returns the output sizes of all spatial axes; raises when one of them would not be positive."""
    dilations = dilations or (1,) * len(windows)
    sizes = [
        output_length(length, window, padding, stride, dilation)
        for length, window, stride, dilation in zip(spatial_shape, windows, strides, dilations)
    ]
    if any(after is not None and after <= 0 < before for before, after in zip(spatial_shape, sizes)):
        raise ValueError(
            f"One of the dimensions in the output is <= 0 due to downsampling in {layer.name}. Consider increasing the "
            f"input size. Received input shape {list(shapes.as_tuple(input_shape))} which would produce output shape "
            "with a zero or negative value in a dimension."
        )
    return sizes
