"""TensorFlow checkpoints: `prefix.index` and `prefix.data-00000-of-00001`, keyed by the model's attributes."""

import os

import tensorflow as tf

from keras.support import atomic_write, tf_internals
from keras.support.errors import CorruptFileError

# What TensorFlow's readers raise for bytes that are missing or do not match their checksum.
DAMAGE = (tf.errors.OpError, IndexError, RuntimeError)


def is_checkpoint(path):
    """True when `path` is the prefix of a checkpoint, or a folder that has a latest one."""
    return os.path.exists(f"{path}.index") or (os.path.isdir(path) and tf.train.latest_checkpoint(path) is not None)


def write(model, prefix, options=None):
    """Writes a checkpoint and notes it as the latest of its folder.

    The data and the index, which holds a checksum of every value, are replaced by one rename each, the index last.
    """
    folder, name = os.path.split(prefix)
    folder = folder or os.curdir
    os.makedirs(folder, exist_ok=True)
    with atomic_write.replaced_members(folder, last=f"{name}.index") as temporary:
        tf.train.Checkpoint(root=model).write(os.path.join(temporary, name), options=options)
    tf_internals.note_latest_checkpoint(folder, name)


def read(model, path, options=None):
    """Restores a checkpoint into the model, and into variables that it makes later; returns the load status."""
    prefix = tf.train.latest_checkpoint(path) if os.path.isdir(path) else path
    try:
        status = tf.train.Checkpoint(root=model).read(prefix, options=options)
    except DAMAGE as error:
        raise CorruptFileError(f"The checkpoint is truncated or damaged: {prefix}. {error}") from error
    return status.expect_partial()
