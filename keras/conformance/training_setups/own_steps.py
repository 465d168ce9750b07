"""Steps and losses that users write themselves."""

import tensorflow as tf

from keras.conformance.training_setups.setup import Setup, by_batches, normal, weights


def network(library, base):
    """A functional model of the class `base`."""
    x = library.Input((3,))
    hidden = library.layers.Dense(4, activation="tanh")(x)
    return base(x, library.layers.Dense(2, kernel_regularizer="l2", name="out")(hidden))


def own_train_step(library):
    class Own(library.Model):
        def train_step(self, data):
            x, y, sample_weight = library.utils.unpack_x_y_sample_weight(data)
            with tf.GradientTape() as tape:
                y_pred = self(x, training=True)
                loss = self.compiled_loss(y, y_pred, sample_weight, regularization_losses=self.losses)
            gradients = tape.gradient(loss, self.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
            self.compiled_metrics.update_state(y, y_pred, sample_weight)
            return {metric.name: metric.result() for metric in self.metrics}

    return network(library, Own)


def own_logs(library):
    class Own(library.Model):
        def train_step(self, data):
            logs = super().train_step(data)
            return {**logs, "rate": self.optimizer.learning_rate, "above": logs["loss"] * 2.0}

        def test_step(self, data):
            return {**super().test_step(data), "constant": tf.constant(3.0)}

    return network(library, Own)


def own_metrics(library):
    class Own(library.Model):
        def __init__(self, *args):
            super().__init__(*args)
            self.error = library.metrics.Mean(name="error")
            self.worst = library.metrics.MeanAbsoluteError(name="worst")

        @property
        def metrics(self):
            return [self.error, self.worst]

        def train_step(self, data):
            x, y, sample_weight = library.utils.unpack_x_y_sample_weight(data)
            with tf.GradientTape() as tape:
                y_pred = self(x, training=True)
                loss = tf.reduce_mean(tf.square(y - y_pred))
            self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
            return self.keep(y, y_pred, loss)

        def test_step(self, data):
            x, y, sample_weight = library.utils.unpack_x_y_sample_weight(data)
            y_pred = self(x, training=False)
            return self.keep(y, y_pred, tf.reduce_mean(tf.square(y - y_pred)))

        def keep(self, y, y_pred, loss):
            self.error.update_state(loss)
            self.worst.update_state(y, y_pred)
            return {"worst": self.worst.result(), "error": self.error.result()}

    return network(library, Own)


def own_compute_loss(library):
    class Own(library.Model):
        def compute_loss(self, x, y, y_pred, sample_weight):
            return super().compute_loss(x, y, y_pred, sample_weight) + tf.reduce_mean(tf.abs(y_pred))

    return network(library, Own)


def own_compute_metrics(library):
    class Own(library.Model):
        def compute_metrics(self, x, y, y_pred, sample_weight):
            results = super().compute_metrics(x, y, y_pred, sample_weight)
            return {**results, "spread": tf.math.reduce_std(y_pred)}

    return network(library, Own)


def row(name, model, **further):
    return Setup(
        f"own steps/{name}",
        model,
        lambda library: {"loss": "mse", "metrics": ["mae"], "weighted_metrics": ["mae"]},
        lambda library, numbers: {"x": normal(numbers, 3), "y": normal(numbers, 2), "sample_weight": weights(numbers)},
        **further,
    )


ROWS = (
    row("train step", own_train_step),
    row("logs of batches", own_logs, train=by_batches, logs_more=True),
    row("metrics", own_metrics),
    row("compute_loss", own_compute_loss),
    row("compute_metrics", own_compute_metrics, logs_more=True),
)
