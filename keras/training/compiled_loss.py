"""`CompiledLoss`: the losses given to `compile`, as one function of targets and outputs, with running means."""

import warnings

import numpy as np
import tensorflow as tf

from keras import losses as losses_module
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.loss import Loss
from keras.metrics.mean import Mean
from keras.training import activation_checks, target_shapes
from keras.training.output_settings import match_targets, name_outputs, spread


class CompiledLoss:
    """Sum of the losses of all outputs, each times its `loss_weights`, plus the losses that layers added.

    Keeps the running means that logs show: `loss`, and `<output>_loss` for each output when there are several. Means
    weigh each batch by its number of samples.

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
        """Raises for losses and weights that name none of these outputs, or are too many.

        Args:
            outputs: The structure of outputs, with any leaves.
        """
        names = name_outputs(outputs, self._output_names)
        spread(self._user_losses, outputs, names, "loss")
        spread(self._user_loss_weights, outputs, names, "loss_weights")

    def check_labels(self, targets, name="y"):
        """Raises when class numbers in NumPy arrays lie outside their output's classes; warns of others, once.

        What is checked is known after the first call.

        Args:
            targets: Arrays in the structure of the outputs, as list or as dict by name.
            name: What errors call them.
        """
        if not any(self._label_checks):
            return
        arrays = match_targets(targets, self._outputs, self._names)
        for index, (array, check) in enumerate(zip(arrays, self._label_checks)):
            if check and isinstance(array, np.ndarray) and not isinstance(array, np.memmap):
                warning = check(array, name=name if len(arrays) == 1 else f"{name}, output {self._names[index]}")
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
        targets = match_targets(y_true, y_pred, self._names)
        weights = spread(sample_weight, y_pred, self._names, "sample_weight")
        total, total_logged, batch_size = [], [], None
        for index, (y, output, weight) in enumerate(zip(targets, tf.nest.flatten(y_pred), weights)):
            if y is None or self._losses[index] is None:
                continue
            y, weight = target_shapes.match_to_output(y, output, weight)
            batch_size = target_shapes.count_samples(y) if batch_size is None else batch_size
            value, logged = self._one_loss(index, y, output, weight)
            if self._output_means[index] is not None:
                self._output_means[index].update_state(logged, sample_weight=batch_size)
            total.append(self._scale(value, index))
            total_logged.append(self._scale(logged, index))
        return self._add_up(total, total_logged, regularization_losses, batch_size)

    def reset_state(self):
        """Begins the running means again."""
        for mean in self.metrics:
            mean.reset_state()

    def _build(self, y_pred):
        self._names = name_outputs(y_pred, self._output_names)
        self._outputs = tf.nest.map_structure(lambda output: None, y_pred)
        chosen = spread(self._user_losses, y_pred, self._names, "loss")
        self._loss_weights = spread(self._user_loss_weights, y_pred, self._names, "loss_weights")
        self._losses = [_as_loss(loss) for loss in chosen]
        for output, loss, name in zip(tf.nest.flatten(y_pred), self._losses, self._names):
            activation_checks.warn_of_mismatch(output, loss, name)
        self._label_checks = [None] * len(self._names)
        self._warned_outputs = set()
        several = len(self._names) > 1
        with tf.init_scope():
            self._output_means = [
                Mean(name=f"{name}_loss") if several and loss is not None else None
                for name, loss in zip(self._names, self._losses)
            ]

    def _one_loss(self, index, y, output, weight):
        """The value to minimize on this replica, and the value to log."""
        loss = self._losses[index]
        name = self._names[index]
        self._label_checks[index] = target_shapes.check_against_loss(y, output, loss, name)
        value = loss(y, output, sample_weight=weight)
        replicas = tf.distribute.get_strategy().num_replicas_in_sync
        if replicas == 1:
            return value, value
        is_sum = getattr(loss, "reduction", None) == losses_module.Reduction.SUM
        return (value, value * replicas) if is_sum else (value / replicas, value)

    def _scale(self, value, index):
        weight = self._loss_weights[index]
        return value if weight is None else value * tf.cast(weight, value.dtype)

    def _add_up(self, total, total_logged, regularization_losses, batch_size):
        if regularization_losses:
            _check_scalars(regularization_losses)
            dtype = total[0].dtype if total else regularization_losses[0].dtype
            added = tf.add_n([tf.cast(loss, dtype) for loss in regularization_losses])
            replicas = tf.distribute.get_strategy().num_replicas_in_sync
            total.append(added / replicas if replicas > 1 else added)
            total_logged.append(added)
        if not total:
            return tf.zeros(())
        self._total_mean.update_state(_sum(total_logged), sample_weight=batch_size)
        return _sum(total)


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
