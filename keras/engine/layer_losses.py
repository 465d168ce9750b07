"""`LayerLosses`: what a layer adds to the loss of training."""

import tensorflow as tf

from keras.engine import call_context, keras_tensor
from keras.support import arguments


class LayerLosses:
    """Mixin of `Layer`: regularization penalties, losses of calls, loss functions."""

    @property
    def losses(self):
        """Losses of the last call, regularization penalties of the weights and losses of functions, in the order in
        which they were added: of this layer, then of those below it, each layer once."""
        found = []
        for layer in self._flatten_layers():
            found.extend(layer._call_losses.values)
            for function, variable in layer._loss_functions:
                found.append(tf.convert_to_tensor(function() if variable is None else function(variable)))
        return found

    def add_loss(self, losses, **kwargs):
        """Adds loss tensors during `call`, or functions that give some at any time; `fit` adds them to its loss.

        Tensors belong to one call and are forgotten at the next; a function that was added outside of `call` stays, and
        is called whenever `losses` is read. Models with a graph take symbolic tensors of it too.

        >>> class Shrunk(keras.layers.Layer):
        ...     def call(self, inputs):
        ...         self.add_loss(0.5 * tf.reduce_sum(inputs))
        ...         return inputs
        >>> layer = Shrunk()
        >>> y = layer(tf.ones((1, 4)))
        >>> [float(loss) for loss in layer.losses]
        [2.0]

        Args:
            losses: A scalar tensor, a function of no arguments that gives one, or a list of those.
            **kwargs: `inputs` is accepted for old code.

        Raises:
            TypeError: An unknown keyword was passed.
            ValueError: A tensor was passed while no call is running.
        """
        arguments.check_no_unknown(kwargs, ("inputs",), owner="Layer.add_loss")
        is_running = call_context.is_running(self)
        for loss in tf.nest.flatten(losses):
            if callable(loss) and not is_running:
                self._loss_functions.append((loss, None))
            elif loss is not None:
                value = loss() if callable(loss) else loss
                _check_belongs_to_a_call(value, self)
                self._call_losses.record(self, [tf.convert_to_tensor(value)])

    @property
    def updates(self):
        """Deprecated: update operations run by themselves since TensorFlow 2; always empty."""
        return []

    def add_update(self, updates):
        """Deprecated, without effect: update operations run by themselves since TensorFlow 2.

        Args:
            updates: Operations, or a function that makes them, which is called.
        """
        if callable(updates):
            updates()

    def add_variable(self, *args, **kwargs):
        """Deprecated: same as `add_weight`."""
        return self.add_weight(*args, **kwargs)

    def forget_call_losses(self):
        """Drops losses that calls of this layer recorded."""
        self._call_losses.forget()


def _check_belongs_to_a_call(loss, layer):
    """Refuses loss tensors that no call would ever compute again."""
    is_symbolic = keras_tensor.contains(loss)
    if is_symbolic or (call_context.current() is None and tf.executing_eagerly()):
        advice = (
            "Call `add_loss` of the functional model that computes the tensor."
            if is_symbolic
            else "Add a function of no arguments, or write a layer whose `call` calls `self.add_loss(...)`."
        )
        raise ValueError(
            f'Layer "{layer.name}" ({type(layer).__name__}): `add_loss` takes tensors inside of `call` only; outside, '
            f"the next call would forget them. Expected a callable for the loss value. Received: {loss!r}\n"
            f"    {advice}"
        )
