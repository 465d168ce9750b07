"""Masks travel on tensors as `_keras_mask`: reading them from inputs, attaching them to outputs."""

import warnings

import tensorflow as tf


def mask_of(tensor):
    """Mask that a tensor carries, or None."""
    return getattr(tensor, "_keras_mask", None)


def collect(inputs):
    """Masks of a structure of inputs in the same structure; None when no tensor carries one."""
    if hasattr(inputs, "dtype"):
        return getattr(inputs, "_keras_mask", None)
    if all(mask_of(value) is None for value in tf.nest.flatten(inputs)):
        return None
    return tf.nest.map_structure(mask_of, inputs)


def attach(outputs, masks):
    """Attaches masks (in the structure of `outputs`) to output tensors."""
    if masks is None:
        return
    if hasattr(outputs, "dtype"):
        _attach_one(outputs, masks[0] if isinstance(masks, (list, tuple)) and len(masks) == 1 else masks)
        return
    flat_outputs = tf.nest.flatten(outputs)
    flat_masks = tf.nest.flatten(masks) if not hasattr(masks, "dtype") else [masks] * len(flat_outputs)
    for output, mask in zip(flat_outputs, flat_masks):
        _attach_one(output, mask)


def _attach_one(output, mask):
    if mask is None:
        return
    try:
        output._keras_mask = mask
    except AttributeError:
        # Composite tensors with slots refuse attributes; they carry their own validity (ragged rows).
        return


def with_mask(tensor, mask):
    """A tensor of the same value that carries `mask`; the caller's own tensor stays as it is."""
    if mask is None or mask is mask_of(tensor):
        return tensor
    copy = tf.identity(tensor)
    _attach_one(copy, mask)
    return copy


_ADVICE = (
    "In a layer of your own that keeps steps apart, set `self.supports_masking = True`; where its steps change, define "
    "`compute_mask`."
)


def warn_of_loss(layer, advice=_ADVICE):
    """Warns, once for each layer, that the mask of its inputs ends there."""
    if layer.__dict__.get("_has_lost_a_mask") or any(True for _ in layer._flatten_layers(include_self=False)):
        return  # a layer made of layers leaves it to them
    layer.__dict__["_has_lost_a_mask"] = True
    warnings.warn(
        f'Layer "{layer.name}" ({type(layer).__name__}) does not support masking: the mask of its inputs is lost here, '
        f"and the layers after it will treat masked steps like all others.\n    {advice}",
        stacklevel=2,
    )


def warn_of_operation(layer, inputs, outputs):
    """Warns where a TensorFlow function is given masked symbolic tensors and its outputs have the same steps still."""
    carried = [tensor._keras_mask for tensor in inputs if tensor._keras_mask is not None]
    if carried and any(_has_steps_of(mask, output) for mask in carried for output in tf.nest.flatten(outputs)):
        warn_of_loss(layer, "Use a layer in its place, such as `keras.layers.Add`, or a `Lambda` with `mask=`.")


def _has_steps_of(mask, output):
    """True for floats whose first axes are those of the mask."""
    if not isinstance(getattr(output, "dtype", None), tf.DType) or not output.dtype.is_floating:
        return False
    axes = mask.shape.rank
    return bool(axes and output.shape.rank) and output.shape[:axes].as_list() == mask.shape.as_list()


def has_any(inputs):
    """True when some tensor in `inputs` carries a mask."""
    return any(mask_of(value) is not None for value in tf.nest.flatten(inputs))
