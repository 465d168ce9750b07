"""`CompiledLoss`: the losses given to `compile`, as one function of targets and outputs, with running means."""

import numbers
import warnings

import numpy as np
import tensorflow as tf

from keras import losses as losses_module
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.loss import Loss
from keras.metrics.mean import Mean
from keras.support import batch_share
from keras.training import activation_checks, replica_loss, target_shapes
from keras.training.named_outputs import NamedOutputs


class CompiledLoss:
    """Sum of the losses of all outputs, each times its `loss_weights`, plus the losses that layers added.

    Keeps the running means that logs show: `loss`, and `<output>_loss` for each output when there are several. Means
    weigh each batch by its number of samples.

    Replicas that share a batch all get the loss of the whole batch; its gradient on each of them is that of its own
    part, so that gradients summed over replicas are those of one device (see `keras.training.replica_loss`).

    Args:
        loss: What the user gave to `compile`: a name, function, `Loss`, or list or dict of them.
        loss_weights: None, a number, or a list or dict of numbers.
        output_names: Names of the model's outputs, or None when they are unknown before the first batch.

    Raises:
        ValueError: A name that means no loss.
    """

    def __init__(self, loss, loss_weights=None, output_names=None):
        self._user_losses = loss
        self._user_loss_weights = loss_weights
        self._output_names = output_names
        tf.nest.map_structure(losses_module.get, loss)  # names that mean no loss are refused now, not at the first step
        self._total_mean = Mean(name="loss")
        self._output_means = []
        self._losses = None
        self._label_checks = []  # for each output, function of an array of targets and its name, or None

    @property
    def metrics(self):
        """The running means: of the total, then of each output; empty before the first batch, as for the metrics."""
        if self._losses is None:
            return []
        return [self._total_mean, *[mean for mean in self._output_means if mean is not None]]

    @property
    def has_loss(self):
        """True when `compile` was given a loss for any output."""
        return any(loss is not None for loss in tf.nest.flatten(self._user_losses))

    def check_settings(self, outputs):
        """Raises for losses and loss weights that do not go with these outputs, and for weights that are no numbers.

        Args:
            outputs: The structure of outputs, with any leaves.
        """
        outputs = NamedOutputs(outputs, self._output_names)
        outputs.spread(self._user_losses, "loss")
        _check_loss_weights(outputs.spread(self._user_loss_weights, "loss_weights"))

    def check_labels(self, targets, name="y"):
        """Raises when class numbers in NumPy arrays lie outside their output's classes; warns of others, once.

        What is checked is known after the first call.

        Args:
            targets: Arrays in the structure of the outputs, as list or as dict by name.
            name: What errors call them.
        """
        if not any(self._label_checks):
            return
        arrays = self._outputs.match_targets(targets)
        for index, (array, check) in enumerate(zip(arrays, self._label_checks)):
            if check and isinstance(array, np.ndarray) and not isinstance(array, np.memmap):
                warning = check(
                    array, name=name if len(arrays) == 1 else f"{name}, output {self._outputs.names[index]}"
                )
                if warning and index not in self._warned_outputs:
                    self._warned_outputs.add(index)
                    warnings.warn(warning, stacklevel=2)

    def __call__(self, y_true, y_pred, sample_weight=None, regularization_losses=None):
        """Returns the total loss of a batch, a scalar, and updates the running means.

        Args:
            y_true: Targets: one for each output, in its structure, as list or as dict by name.
            y_pred: The model's outputs.
            sample_weight: Optional weights, structured as the targets, or one for all outputs.
            regularization_losses: Scalars that layers added.
        """
        if self._losses is None:
            self._build(y_pred)
        targets = self._outputs.match_targets(y_true)
        weights = self._outputs.spread(sample_weight, "sample_weight")
        total, batch_size = [], None
        for index, (y, output, weight) in enumerate(zip(targets, tf.nest.flatten(y_pred), weights)):
            if y is None or self._losses[index] is None:
                continue
            y, weight = target_shapes.match_to_output(y, output, weight)
            batch_size = _count_samples(y) if batch_size is None else batch_size
            value = self._one_loss(index, y, output, weight)
            if self._output_means[index] is not None:
                self._output_means[index].update_state(value, sample_weight=batch_size)
            total.append(self._scale(value, index))
        return self._add_up(total, regularization_losses, batch_size)

    def reset_state(self):
        """Begins the running means again."""
        for mean in self.metrics:
            mean.reset_state()

    def _build(self, y_pred):
        self._outputs = NamedOutputs(y_pred, self._output_names)
        names = self._outputs.names
        self._loss_weights = _check_loss_weights(self._outputs.spread(self._user_loss_weights, "loss_weights"))
        self._losses = [_as_loss(loss) for loss in self._outputs.spread(self._user_losses, "loss")]
        for output, loss, name in zip(tf.nest.flatten(y_pred), self._losses, names):
            activation_checks.warn_of_mismatch(output, loss, name)
        self._label_checks = [None] * len(names)
        self._warned_outputs = set()
        several = len(names) > 1
        with tf.init_scope():
            self._output_means = [
                Mean(name=f"{name}_loss") if several and loss is not None else None
                for name, loss in zip(names, self._losses)
            ]

    def _one_loss(self, index, y, output, weight):
        loss = self._losses[index]
        name = self._outputs.names[index]
        self._label_checks[index] = target_shapes.check_against_loss(y, output, loss, name)
        if batch_share.is_shared():
            return replica_loss.of_whole_batch(loss, y, output, weight)
        return loss(y, output, sample_weight=weight)

    def _scale(self, value, index):
        weight = self._loss_weights[index]
        return value if weight is None else value * tf.cast(weight, value.dtype)

    def _add_up(self, total, regularization_losses, batch_size):
        if regularization_losses:
            _check_scalars(regularization_losses)
            dtype = total[0].dtype if total else regularization_losses[0].dtype
            added = tf.add_n([tf.cast(loss, dtype) for loss in regularization_losses])
            total.append(replica_loss.mean_over_rows(added) if batch_share.is_shared() else added)
        if not total:
            return tf.zeros(())
        value = _sum(total)
        self._total_mean.update_state(value, sample_weight=batch_size)
        return value


def _count_samples(y):
    rows = target_shapes.count_samples(y)
    return batch_share.add_up(rows) if batch_share.is_shared() else rows


def _check_loss_weights(weights):
    for weight in weights:
        if weight is not None and not tf.is_tensor(weight) and not isinstance(weight, (numbers.Real, np.ndarray)):
            raise TypeError(
                f"compile: `loss_weights` must be a number for each output. Received: {weight!r} of type "
                f"{type(weight).__name__}"
            )
    return weights


def _check_scalars(losses):
    for loss in losses:
        if loss.shape.rank and loss.shape.num_elements() != 1:
            raise ValueError(
                "compile: losses that layers and models add must be scalars, one number for the batch. Received: "
                f"{loss!r} of shape {tuple(loss.shape)}\n    Reduce it before `add_loss`, for example with "
                "`tf.reduce_mean`."
            )


def _sum(values):
    return values[0] if len(values) == 1 else tf.add_n([tf.cast(value, values[0].dtype) for value in values])


def _as_loss(identifier):
    """A `Loss` for a name, function or object; None for None."""
    loss = losses_module.get(identifier)
    if loss is None:
        return None
    if not isinstance(loss, Loss):
        loss = LossFunctionWrapper(loss, name=getattr(loss, "__name__", type(loss).__name__))
    loss._allow_sum_over_batch_size = True
    return loss
