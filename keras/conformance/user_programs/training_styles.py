"""Ways of training: own loops and steps, several outputs, schedules, callbacks, generators."""

import numpy as np
import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, uniform, whole


def small(keras, outputs=1, activation=None, **kwargs):
    inputs = keras.Input(shape=(4,))
    x = keras.layers.Dense(6, activation="relu", **kwargs)(inputs)
    return keras.Model(inputs, keras.layers.Dense(outputs, activation=activation)(x))


def several_tasks(keras):
    image = keras.Input((4,), name="image")
    meta = keras.Input((2,), name="meta")
    trunk = keras.layers.Dense(8, activation="relu")(keras.layers.concatenate([image, meta]))
    model = keras.Model(
        inputs={"image": image, "meta": meta},
        outputs={
            "age": keras.layers.Dense(1, name="age_head")(trunk),
            "gender": keras.layers.Dense(1, activation="sigmoid", name="gender_head")(trunk),
            "embedding": tf.math.l2_normalize(trunk, axis=-1),
        },
    )
    model.compile(
        optimizer=keras.optimizers.Adam(1e-2, clipnorm=1.0),
        loss={"age": "mae", "gender": keras.losses.BinaryCrossentropy(label_smoothing=0.1)},
        loss_weights={"age": 0.5, "gender": 2.0},
        metrics={"age": ["mse"], "gender": ["accuracy", keras.metrics.AUC(num_thresholds=10, name="auc")]},
    )
    x = {"image": normal(12, 4), "meta": normal(12, 2, seed=1)}
    y = {"gender": whole(12, 1, below=2), "age": uniform(12, 1)}
    weights = {"age": uniform(12, seed=3), "gender": uniform(12, seed=4)}
    first = model.fit(x, y, sample_weight=weights, batch_size=4, shuffle=False, verbose=0)
    dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(5)
    second = model.fit(dataset, validation_data=dataset, verbose=0)
    predicted = model.predict(x, verbose=0)
    return {
        "histories": [first.history, second.history],
        "names": (model.metrics_names, model.output_names, model.input_names),
        "predicted": predicted,
        "evaluated": model.evaluate(x, y, verbose=0, return_dict=True),
        "batch": model.test_on_batch(x, y),
        "config": model.to_json().replace("tf_keras.src.layers.core.tf_op_layer", "keras.layers"),
    }


def guide_steps(keras):
    """The steps of the guide on customizing `fit`."""

    class WithCompileStep(keras.Model):
        def train_step(self, data):
            if len(data) == 3:
                x, y, sample_weight = data
            else:
                sample_weight = None
                x, y = data
            with tf.GradientTape() as tape:
                y_pred = self(x, training=True)
                loss = self.compute_loss(y=y, y_pred=y_pred, sample_weight=sample_weight)
            trainable_vars = self.trainable_variables
            gradients = tape.gradient(loss, trainable_vars)
            self.optimizer.apply_gradients(zip(gradients, trainable_vars))
            for metric in self.metrics:
                if metric.name == "loss":
                    metric.update_state(loss)
                else:
                    metric.update_state(y, y_pred, sample_weight=sample_weight)
            return {m.name: m.result() for m in self.metrics}

        def test_step(self, data):
            x, y = data
            y_pred = self(x, training=False)
            self.compiled_loss(y, y_pred, regularization_losses=self.losses)
            self.compiled_metrics.update_state(y, y_pred)
            return {m.name: m.result() for m in self.metrics}

        def predict_step(self, data):
            x, _, _ = keras.utils.unpack_x_y_sample_weight(data)
            return {"score": tf.sigmoid(self(x, training=False)), "raw": self(x, training=False)}

    inputs = keras.Input(shape=(4,))
    hidden = keras.layers.Dense(3, kernel_regularizer=keras.regularizers.l2(0.01))(inputs)
    model = WithCompileStep(inputs, keras.layers.Dense(1)(hidden))
    model.compile(optimizer="adam", loss="mse", metrics=["mae"], weighted_metrics=[])
    x, y = normal(12, 4), normal(12, 1, seed=2)
    history = model.fit(x, y, sample_weight=uniform(12, 1), epochs=2, batch_size=4, shuffle=False, verbose=0)
    return {
        "history": history.history,
        "evaluated": model.evaluate(x, y, verbose=0),
        "predicted": model.predict(x, verbose=0),
        "type": type(model).__name__,
        "config": [layer["class_name"] for layer in model.get_config()["layers"]],
        "name": model.name,
    }


def own_loop(keras):
    """A loop by hand: regularization losses, metrics, schedule, clipping, accumulation, moving average."""
    model = small(keras, 3, kernel_regularizer=keras.regularizers.L1L2(1e-3, 1e-3))
    schedule = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=2, decay_rate=0.9, staircase=True)
    optimizer = keras.optimizers.SGD(learning_rate=schedule, momentum=0.9, nesterov=True)
    loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    accuracy = keras.metrics.SparseCategoricalAccuracy()
    average = [tf.Variable(v) for v in model.trainable_variables]
    sums = [tf.Variable(tf.zeros_like(v), trainable=False) for v in model.trainable_variables]

    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            logits = model(x, training=True)
            loss = loss_fn(y, logits)
            loss += sum(model.losses)
        grads = tape.gradient(loss, model.trainable_weights)
        for s, g in zip(sums, grads):
            s.assign_add(g)
        accuracy.update_state(y, logits)
        return loss

    @tf.function
    def apply():
        clipped, norm = tf.clip_by_global_norm(sums, 1.0)
        optimizer.apply_gradients(zip(clipped, model.trainable_weights))
        for s, a, v in zip(sums, average, model.trainable_weights):
            s.assign(tf.zeros_like(s))
            a.assign(0.9 * a + 0.1 * v)
        return norm

    losses, norms, rates, accuracies = [], [], [], []
    dataset = tf.data.Dataset.from_tensor_slices((normal(12, 4), whole(12, below=3))).batch(3)
    for _ in range(2):
        for step, (x, y) in enumerate(dataset):
            losses.append(train_step(x, y))
            if step % 2:
                norms.append(apply())
                rates.append(optimizer.learning_rate)
        accuracies.append(accuracy.result())
        accuracy.reset_states()
    return {
        "losses": losses,
        "norms": norms,
        "rates": rates,
        "accuracies": accuracies,
        "average": average,
        "iterations": optimizer.iterations,
        "variables": [v.name for v in optimizer.variables],
        "optimizer": optimizer.get_config(),
    }


def sharpness_aware(keras):
    class SAMModel(keras.Model):
        def __init__(self, base, rho=0.05):
            super().__init__()
            self.base, self.rho = base, rho

        def train_step(self, data):
            (images, labels) = data
            e_ws = []
            with tf.GradientTape() as tape:
                predictions = self.base(images)
                loss = self.compiled_loss(labels, predictions)
            trainable_params = self.base.trainable_variables
            gradients = tape.gradient(loss, trainable_params)
            grad_norm = tf.norm([tf.norm(grad) for grad in gradients])
            for i in range(len(trainable_params)):
                e_w = gradients[i] * self.rho / (grad_norm + 1e-12)
                trainable_params[i].assign_add(e_w)
                e_ws.append(e_w)
            with tf.GradientTape() as tape:
                predictions = self.base(images)
                loss = self.compiled_loss(labels, predictions)
            sam_gradients = tape.gradient(loss, trainable_params)
            for param, e_w in zip(trainable_params, e_ws):
                param.assign_sub(e_w)
            self.optimizer.apply_gradients(zip(sam_gradients, trainable_params))
            self.compiled_metrics.update_state(labels, predictions)
            return {m.name: m.result() for m in self.metrics}

        def test_step(self, data):
            (images, labels) = data
            predictions = self.base(images, training=False)
            self.compiled_loss(labels, predictions)
            self.compiled_metrics.update_state(labels, predictions)
            return {m.name: m.result() for m in self.metrics}

    model = SAMModel(small(keras, 3, "softmax"))
    model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = normal(12, 4), whole(12, below=3)
    history = model.fit(x, y, epochs=2, batch_size=4, shuffle=False, validation_data=(x, y), verbose=0)
    return {"history": history.history, "values": model.get_weights(), "built": model.built}


def callbacks(keras):
    seen = []

    class Recorder(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.weights = self.model.get_weights()
            seen.append(("train", sorted(self.params), list(logs or {})))

        def on_epoch_begin(self, epoch, logs=None):
            if not hasattr(self.model.optimizer, "lr"):
                raise ValueError('Optimizer must have a "lr" attribute.')
            rate = float(keras.backend.get_value(self.model.optimizer.lr))
            keras.backend.set_value(self.model.optimizer.lr, rate * 0.9)
            seen.append(rate)

        def on_train_batch_end(self, batch, logs=None):
            seen.append((batch, list(logs), logs["loss"]))

        def on_epoch_end(self, epoch, logs=None):
            seen.append((epoch, logs))
            if epoch == 3:
                self.model.stop_training = True

    model = small(keras, 1, "sigmoid")
    model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy", "Recall"])
    x, y = normal(12, 4), whole(12, below=2)
    history = model.fit(
        x,
        y,
        batch_size=4,
        epochs=10,
        shuffle=False,
        verbose=0,
        validation_split=0.25,
        callbacks=[
            Recorder(),
            keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True),
            keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1, min_delta=10.0),
            keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: seen.append(("lambda", epoch))),
            keras.callbacks.LearningRateScheduler(
                lambda epoch, lr: lr * tf.math.exp(-0.1).numpy() if epoch > 1 else lr
            ),
        ],
    )
    return {"seen": seen, "history": history.history, "epochs": history.epoch, "params": history.params}


def monte_carlo_dropout(keras):
    class MCDropout(keras.layers.Dropout):
        def call(self, inputs):
            return super().call(inputs, training=True)

    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(16, "relu"), keras.layers.Dropout(0.5), keras.layers.Dense(1)]
    )
    x = normal(5, 4)
    draws = np.stack([model(x, training=True) for _ in range(20)])
    always = keras.Sequential([keras.Input((40,)), MCDropout(0.5)])
    ones = np.ones((50, 40), "float32")
    predicted = always.predict(ones, verbose=0)
    inference = keras.Model(model.input, model.get_layer(index=1).output)
    functional_inputs = keras.Input((40,))
    forced = keras.Model(functional_inputs, keras.layers.Dropout(0.25)(functional_inputs, training=True))
    return {
        "varies": bool(draws.std(axis=0).min() > 0),
        "quiet": model(x),
        "predicted_is_quiet": np.allclose(model.predict(x, verbose=0), model(x, training=False)),
        "dropped": 0.4 < (predicted == 0).mean() < 0.6,
        "values": sorted(set(predicted.ravel().tolist())),
        "inference": inference(x, training=True).shape,
        "forced": 0.2 < (forced(ones).numpy() == 0).mean() < 0.3,
        "name": always.layers[0].name,
        "learning_phase": int(keras.backend.learning_phase()),
    }


def generators_and_datasets(keras):
    class Batches(keras.utils.Sequence):
        def __init__(self, x, y):
            self.x, self.y, self.ended = x, y, 0

        def __len__(self):
            return 3

        def __getitem__(self, index):
            return self.x[index * 4 : index * 4 + 4], self.y[index * 4 : index * 4 + 4]

        def on_epoch_end(self):
            self.ended += 1

    def generator():
        while True:
            for i in range(3):
                yield x[i * 4 : i * 4 + 4], y[i * 4 : i * 4 + 4]

    model = small(keras)
    model.compile("sgd", "mse", metrics=["mae"])
    x, y = normal(12, 4), normal(12, 1, seed=1)
    batches = Batches(x, y)
    found = [model.fit(batches, epochs=2, shuffle=False, verbose=0, validation_data=batches).history]
    found.append(model.fit(generator(), steps_per_epoch=3, epochs=2, verbose=0).history)
    found.append(model.evaluate(generator(), steps=2, verbose=0))
    found.append(model.predict(generator(), steps=1, verbose=0))
    dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(4).cache().prefetch(1)
    found.append(
        model.fit(
            dataset.repeat(),
            steps_per_epoch=2,
            epochs=2,
            validation_data=dataset.repeat(),
            validation_steps=1,
            verbose=0,
        ).history
    )
    found.append(model.predict(dataset, verbose=0))
    found.append(model.predict(dataset.map(lambda x, y: x), verbose=0))
    found.append([model.train_on_batch(*next(generator())), model.predict_on_batch(x[:2])])
    model.fit(x.tolist(), y.tolist(), verbose=0, batch_size=12)
    model.fit(tf.constant(x), tf.constant(y), verbose=0, batch_size=12)
    model.fit(x.astype("float64"), y.astype("float64"), verbose=0, batch_size=12)
    found.append(model.get_weights())
    return {"found": found, "ended": batches.ended > 0}


PROGRAMS = (
    Program("training/several_tasks", several_tasks),
    Program("training/guide_steps", guide_steps),
    Program("training/own_loop", own_loop),
    Program("training/sharpness_aware", sharpness_aware),
    Program("training/callbacks", callbacks),
    Program("training/monte_carlo_dropout", monte_carlo_dropout),
    Program("training/generators_and_datasets", generators_and_datasets),
)
