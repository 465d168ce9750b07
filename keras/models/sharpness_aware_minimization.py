"""`SharpnessAwareMinimization`: trains a model towards weights whose whole neighbourhood has a low loss."""

import tensorflow as tf

from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.models.model import Model
from keras.serialization import decode, encode
from keras.support import arguments
from keras.support.api_export import keras_export

_LEAST_NORM = 1e-12


@keras_export("keras.models.experimental.SharpnessAwareMinimization")
class SharpnessAwareMinimization(Model):
    """Trains a model towards weights whose whole neighbourhood has a low loss, not a sharp minimum.

    Each step climbs to the worst weights nearby, and descends by the gradient that it finds there:

        g = gradient of the loss at w
        w_worst = w + rho * g / |g|
        w = what the optimizer makes of w and the gradient of the loss at w_worst

    `|g|` is the norm over all weights. With `num_batch_splits` each part of the batch climbs on its own, and the
    gradients of the parts are added up. The logs show the mean of the losses at `w` and at `w_worst`, and metrics at
    `w`. A step takes two forward and two backward passes.

    >>> base = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    >>> model = keras.models.experimental.SharpnessAwareMinimization(base, rho=0.1)
    >>> model.compile("sgd", "mse")
    >>> history = model.fit(np.ones((8, 3)), np.ones((8, 2)), verbose=0)
    >>> model.predict(np.ones((1, 3)), verbose=0).shape
    (1, 2)

    Args:
        model: `keras.Model` to train. Its weights are changed in place.
        rho: Float of at least 0. How far to climb, in the units of the weights.
        num_batch_splits: Integer of at least 1, the number of parts of a batch, which have equal sizes when it divides
            the number of rows; or None for one.
        name: Name of this model. Made up when left out.

    Raises:
        TypeError: `model` is no `keras.Model`.
        ValueError: `rho` or `num_batch_splits` is out of range.

    Reference:
        - [Foret et al., 2021, "Sharpness-Aware Minimization for Efficiently Improving Generalization"](
          https://arxiv.org/abs/2010.01412), Algorithm 1 with p = 2 and without weight decay of its own; m-sharpness
          (Section 4.1) by `num_batch_splits`.
    """

    def __init__(self, model, rho=0.05, num_batch_splits=None, name=None):
        super().__init__(name=name)
        if not isinstance(model, Model):
            arguments.fail(self, "`model` must be a `keras.Model`.", model, "model", error=TypeError)
        self.model = model
        self.rho = arguments.check_in_range(rho, 0, None, "rho", owner=self)
        if num_batch_splits is not None:
            num_batch_splits = arguments.check_positive_int(num_batch_splits, "num_batch_splits", owner=self)
        self.num_batch_splits = num_batch_splits

    def call(self, inputs):
        """Returns the outputs of the model."""
        return self.model(inputs)

    def train_step(self, data):
        """Trains on one batch: climbs and descends, as the class describes. Takes and returns what `fit` needs."""
        x, y, sample_weight = unpack_x_y_sample_weight(data)
        outputs, gradients = [], None
        for part in _parts((x, y, sample_weight), self.num_batch_splits or 1):
            prediction, found = self._gradients(*part)
            variables = self.model.trainable_variables  # the first call may have made them
            starts = self._climb(variables, found)
            _, found = self._gradients(*part)
            for variable, start in zip(variables, starts):
                variable.assign(start)
            outputs.append(prediction)
            gradients = found if gradients is None else [_sum(*pair) for pair in zip(gradients, found)]
        self.optimizer.apply_gradients(zip(gradients, variables))
        prediction = tf.nest.map_structure(lambda *parts: tf.concat(parts, axis=0), *outputs)
        return self.compute_metrics(x, y, prediction, sample_weight)

    def _gradients(self, x, y, sample_weight):
        """Outputs for a part of the batch, and the gradients of its loss."""
        with tf.GradientTape() as tape:
            prediction = self(x, training=True)
            loss = self.compute_loss(x, y, prediction, sample_weight)
        return prediction, tape.gradient(loss, self.model.trainable_variables)

    def _climb(self, variables, gradients):
        """Moves the variables by `rho` along the gradients; returns the values that they had."""
        starts = [tf.identity(variable) for variable in variables]
        length = self.rho / (tf.linalg.global_norm(gradients) + _LEAST_NORM)
        for variable, gradient in zip(variables, gradients):
            if gradient is not None:
                variable.assign_add(tf.convert_to_tensor(gradient) * tf.cast(length, gradient.dtype))
        return starts

    def get_config(self):
        """Returns a dict of JSON values: the model and the numbers."""
        config = {"model": encode.serialize_keras_object(self.model), "rho": self.rho}
        return config if self.num_batch_splits is None else {**config, "num_batch_splits": self.num_batch_splits}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Makes a model from what `get_config` gave."""
        model = decode.decode(config["model"], "keras.layers", custom_objects)
        return cls(model, **{name: value for name, value in config.items() if name != "model"})


def _parts(data, count):
    """The batch in `count` parts along the rows."""
    if count == 1:
        return [data]
    rows = tf.shape(next(leaf for leaf in tf.nest.flatten(data) if leaf is not None))[0]
    bounds = [rows * index // count for index in range(count + 1)]
    return [_rows_between(data, *pair) for pair in zip(bounds, bounds[1:])]


def _rows_between(data, start, stop):
    return tf.nest.map_structure(lambda leaf: None if leaf is None else leaf[start:stop], data)


def _sum(gradient, other):
    if gradient is None or other is None:
        return other if gradient is None else gradient
    return tf.convert_to_tensor(gradient) + tf.convert_to_tensor(other)
