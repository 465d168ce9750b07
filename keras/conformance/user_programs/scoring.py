"""Losses, metrics and weights as users write and mix them."""

import numpy as np
import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, uniform, whole


def small(keras, outputs=1, activation=None, bias="zeros"):
    head = keras.layers.Dense(outputs, activation=activation, bias_initializer=bias)
    return keras.Sequential([keras.layers.Dense(6, activation="relu", input_shape=(4,)), head])


def own_losses_and_metrics(keras):
    def root_mean_squared_error(y_true, y_pred):
        return keras.backend.sqrt(keras.backend.mean(keras.backend.square(y_pred - y_true)))

    class Huber(keras.losses.Loss):
        def __init__(self, threshold=1.0, **kwargs):
            super().__init__(**kwargs)
            self.threshold = threshold

        def call(self, y_true, y_pred):
            error = tf.abs(y_true - y_pred)
            linear = self.threshold * error - self.threshold**2 / 2
            return tf.where(error < self.threshold, tf.square(error) / 2, linear)

    class Count(keras.metrics.Metric):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.total = self.add_weight("total", initializer="zeros")

        def update_state(self, y_true, y_pred, sample_weight=None):
            self.total.assign_add(tf.cast(tf.size(y_true), tf.float32))

        def result(self):
            return self.total

    class F1(keras.metrics.Metric):
        def __init__(self, name="f1", **kwargs):
            super().__init__(name=name, **kwargs)
            self.precision, self.recall = keras.metrics.Precision(0.0), keras.metrics.Recall(0.0)

        def update_state(self, y_true, y_pred, sample_weight=None):
            for metric in (self.precision, self.recall):
                metric.update_state(y_true > 0, tf.nn.relu(tf.sign(y_pred)))

        def result(self):
            precision, recall = self.precision.result(), self.recall.result()
            return 2 * precision * recall / (precision + recall + 1e-6)

        def reset_state(self):
            self.precision.reset_state()
            self.recall.reset_state()

    found = []
    x, y = normal(18, 4), normal(18, 1, seed=1)
    for loss in (root_mean_squared_error, Huber(2.0), lambda a, b: tf.reduce_mean((a - b) ** 2)):
        model = small(keras)
        model.compile("adam", loss, metrics=[root_mean_squared_error, Count(), F1(), "mape", lambda a, b: b[0]])
        history = model.fit(x, y, batch_size=5, epochs=2, validation_split=0.3, shuffle=False, verbose=0)
        evaluated = model.evaluate(x, y, sample_weight=uniform(18), verbose=0)
        found.append((history.history, model.metrics_names, evaluated))
    return {"found": found}


def imbalanced(keras):
    x, y = normal(40, 4), (np.arange(40) % 8 == 0).astype(int)
    negative, positive = np.bincount(y)
    metrics = [
        keras.metrics.BinaryCrossentropy(name="cross entropy"),
        keras.metrics.TruePositives(name="tp"),
        keras.metrics.FalseNegatives(name="fn"),
        keras.metrics.Precision(name="precision"),
        keras.metrics.AUC(name="prc", curve="PR"),
    ]
    model = small(keras, activation="sigmoid", bias=keras.initializers.Constant(np.log([positive / negative])))
    model.compile(keras.optimizers.Adam(learning_rate=1e-3), keras.losses.BinaryCrossentropy(), metrics=metrics)
    stopping = keras.callbacks.EarlyStopping(monitor="val_prc", patience=1, mode="max", restore_best_weights=True)
    weights = {0: 40 / negative / 2, 1: 40 / positive / 2}
    history = model.fit(
        x, y, batch_size=16, epochs=4, callbacks=[stopping], validation_data=(x, y), class_weight=weights,
        shuffle=False, verbose=0,
    )  # fmt: skip
    return {
        "history": history.history,
        "stopping": (stopping.best, stopping.stopped_epoch, stopping.wait),
        "evaluated": dict(zip(model.metrics_names, model.evaluate(x, y, verbose=0))),
    }


def several_labels(keras):
    x, y = normal(20, 4), whole(20, 3, below=2).astype("float32")
    metrics = keras.metrics
    model = small(keras, 3, "sigmoid")
    model.compile(
        "adam",
        "binary_crossentropy",
        metrics=[
            metrics.AUC(multi_label=True, num_labels=3, name="auc"),
            metrics.Precision(top_k=2),
            metrics.Precision(thresholds=[0.3, 0.6], name="at_two"),
            metrics.Recall(class_id=1),
            metrics.SensitivityAtSpecificity(0.5),
            metrics.F1Score(threshold=0.5),
            "binary_accuracy",
            "cosine_similarity",
        ],
    )
    history = model.fit(x, y, batch_size=7, epochs=2, validation_data=(x, y), shuffle=False, verbose=0)
    return {
        "history": history.history,
        "names": model.metrics_names,
        "evaluated": model.evaluate(x, y, verbose=0, return_dict=True),
    }


def segmentation(keras):
    layers = keras.layers
    inputs = layers.Input((8, 8, 3))
    fine = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
    coarse = layers.Conv2D(8, 3, padding="same", activation="relu")(layers.MaxPooling2D()(fine))
    joined = layers.concatenate([layers.UpSampling2D(interpolation="bilinear")(coarse), fine])
    model = keras.Model(inputs, layers.Conv2D(3, 1)(joined))

    class MeanIoUOfLogits(keras.metrics.MeanIoU):
        def update_state(self, y_true, y_pred, sample_weight=None):
            return super().update_state(y_true, tf.math.argmax(y_pred, axis=-1), sample_weight)

    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss, metrics=["accuracy", MeanIoUOfLogits(num_classes=3, name="mean_iou")])

    def weigh(image, label):
        weights = tf.constant([2.0, 2.0, 1.0])
        return image, label, tf.gather(weights / tf.reduce_sum(weights), tf.cast(label, tf.int32))

    data = tf.data.Dataset.from_tensor_slices((uniform(8, 8, 8, 3), whole(8, 8, 8, 1, below=3))).batch(3)
    plain = model.fit(data, epochs=2, validation_data=data, verbose=0)
    weighed = model.fit(data.map(weigh), verbose=0)
    return {
        "histories": [plain.history, weighed.history],
        "evaluated": model.evaluate(data, verbose=0),
        "predicted": model.predict(data, verbose=0),
    }


def batches_by_hand(keras):
    model = small(keras, activation="sigmoid")
    model.compile("adam", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC(name="auc")])
    x, y = normal(20, 4), whole(20, 1, below=2)
    found = []
    for _ in range(2):
        model.reset_metrics()
        for first in range(0, 20, 8):
            batch = slice(first, first + 8)
            values = model.train_on_batch(x[batch], y[batch], reset_metrics=False)
            print(", ".join(f"{name}: {value:.3f}" for name, value in zip(model.metrics_names, values)))
            found.append(values)
        model.reset_metrics()
        found.append(model.test_on_batch(x, y, reset_metrics=False))
        found.append(model.test_on_batch(x[:4], y[:4], return_dict=True))
    found.append(model.train_on_batch(x, y, class_weight={0: 1.0, 1: 3.0}, return_dict=True))
    found.append(model.train_on_batch(x, y, sample_weight=uniform(20)))
    found.append(model.predict_on_batch(x))
    return {"found": found, "metrics": {metric.name: metric.result() for metric in model.metrics}}


PROGRAMS = (
    Program("scoring/own_losses_and_metrics", own_losses_and_metrics),
    Program("scoring/imbalanced", imbalanced),
    Program("scoring/several_labels", several_labels),
    Program("scoring/segmentation", segmentation),
    Program("scoring/batches_by_hand", batches_by_hand),
)
