"""Masks travel on tensors as `_keras_mask`: reading them from inputs, attaching them to outputs."""

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


def has_any(inputs):
    """True when some tensor in `inputs` carries a mask."""
    return any(mask_of(value) is not None for value in tf.nest.flatten(inputs))
