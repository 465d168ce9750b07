"""The function of one batch that a model's step functions compile: its `train_step`, and the counter of steps."""

import tensorflow as tf

from keras.support import autograph, tf_internals
from keras.support.variable_creation import variables_made_at_once


def build_step(model, kind, counter, base):
    """Returns the function from one batch to the outputs of the model's own step.

    Args:
        model: The model.
        kind: "train", "test" or "predict": which of its methods `<kind>_step` runs.
        counter: Variable that counts the steps.
        base: Class whose methods have no Python control flow on tensors to convert.
    """
    name = f"{kind}_step"
    converts = tf_internals.is_overridden(model, name, base)

    def step(data):
        method = getattr(model, name)
        if tf.executing_eagerly():
            outputs = method(data)
        else:
            with tf_internals.autograph_scope(), variables_made_at_once():
                outputs = (autograph.convert(method) if converts else method)(data)
        counter.assign_add(1, read_value=False)
        return outputs

    return step
