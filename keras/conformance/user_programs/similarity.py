"""Models of pairs, users and items: shared towers, distances, factorisation."""

import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, uniform, whole


def siamese(keras):
    backend = keras.backend

    def euclidean_distance(vects):
        x, y = vects
        sum_square = backend.sum(backend.square(x - y), axis=1, keepdims=True)
        return backend.sqrt(backend.maximum(sum_square, backend.epsilon()))

    def eucl_dist_output_shape(shapes):
        shape1, _ = shapes
        return (shape1[0], 1)

    def contrastive_loss(y_true, y_pred):
        margin = 1
        square_pred = backend.square(y_pred)
        margin_square = backend.square(backend.maximum(margin - y_pred, 0))
        return backend.mean(y_true * square_pred + (1 - y_true) * margin_square)

    def accuracy(y_true, y_pred):
        return backend.mean(backend.equal(y_true, backend.cast(y_pred < 0.5, y_true.dtype)))

    def create_base_network(input_shape):
        inputs = keras.Input(shape=input_shape)
        x = keras.layers.Flatten()(inputs)
        x = keras.layers.Dense(8, activation="relu")(x)
        x = keras.layers.Dropout(0.0)(x)
        return keras.Model(inputs, keras.layers.Dense(4, activation="relu")(x))

    base_network = create_base_network((3, 2))
    input_a, input_b = keras.Input(shape=(3, 2)), keras.Input(shape=(3, 2))
    distance = keras.layers.Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)(
        [base_network(input_a), base_network(input_b)]
    )
    model = keras.Model([input_a, input_b], distance)
    model.compile(loss=contrastive_loss, optimizer=keras.optimizers.RMSprop(), metrics=[accuracy])
    pairs, labels = normal(12, 2, 3, 2), whole(12, below=2).astype("float32")
    history = model.fit(
        [pairs[:, 0], pairs[:, 1]],
        labels,
        batch_size=4,
        epochs=2,
        shuffle=False,
        verbose=0,
        validation_data=([pairs[:4, 0], pairs[:4, 1]], labels[:4]),
    )
    return {
        "history": history.history,
        "predicted": model.predict([pairs[:, 0], pairs[:, 1]], verbose=0),
        "nodes": [base_network.get_output_at(i).name is not None for i in range(2)],
        "layers": [layer.name for layer in model.layers],
        "names": (model.input_names, model.output_names, model.metrics_names),
        "shapes": [base_network.get_input_shape_at(i) for i in range(2)],
    }


def matrix_factorisation(keras):
    layers = keras.layers
    user_input = layers.Input(shape=(1,), name="user", dtype="int32")
    item_input = layers.Input(shape=(1,), name="item", dtype="int32")
    regularizer = keras.regularizers.l2(1e-3)
    user = layers.Embedding(6, 4, embeddings_regularizer=regularizer, name="user_emb")(user_input)
    item = layers.Embedding(5, 4, embeddings_constraint="non_neg", name="item_emb", input_length=1)(item_input)
    user_bias = layers.Flatten()(layers.Embedding(6, 1, embeddings_initializer="zeros")(user_input))
    dot = layers.Dot(axes=-1, normalize=False)([layers.Flatten()(user), layers.Flatten()(item)])
    total = layers.add([dot, user_bias])
    total = layers.Lambda(lambda x: x * 4 + 1, name="rating")(layers.Activation("sigmoid")(total))
    model = keras.Model([user_input, item_input], total)
    model.compile(loss="mse", optimizer=keras.optimizers.Adagrad(0.1), metrics=[keras.metrics.RootMeanSquaredError()])
    users, items, ratings = whole(12, below=6), whole(12, below=5, seed=1), uniform(12) * 5
    history = model.fit({"user": users, "item": items}, ratings, batch_size=4, shuffle=False, verbose=0)
    scores = model.predict([users[:, None], items[:, None]], verbose=0)
    vectors = model.get_layer("item_emb").get_weights()[0]
    return {
        "history": history.history,
        "scores": scores,
        "vectors": vectors,
        "losses": model.losses,
        "cosine": layers.dot([normal(2, 3), normal(2, 3, seed=1)], axes=1, normalize=True),
    }


def factorisation_machine(keras):
    class FM(keras.layers.Layer):
        def __init__(self, fields, k, w_reg=1e-4, **kwargs):
            super().__init__(**kwargs)
            self.fields, self.k, self.w_reg = fields, k, w_reg

        def build(self, input_shape):
            self.w0 = self.add_weight(name="w0", shape=(1,), initializer=tf.zeros_initializer(), trainable=True)
            self.w = self.add_weight(
                name="w",
                shape=(self.fields * 5, 1),
                initializer=keras.initializers.RandomNormal(seed=1),
                regularizer=keras.regularizers.l2(self.w_reg),
            )
            self.V = self.add_weight("V", (self.fields * 5, self.k), initializer="glorot_normal", regularizer="l2")

        def call(self, inputs, **kwargs):
            offset = tf.range(self.fields, dtype=inputs.dtype) * 5
            index = inputs + offset
            first_order = self.w0 + tf.reduce_sum(tf.nn.embedding_lookup(self.w, index), axis=1)
            v = tf.nn.embedding_lookup(self.V, index)
            square_sum = tf.square(tf.reduce_sum(v, axis=1, keepdims=True))
            sum_square = tf.reduce_sum(tf.square(v), axis=1, keepdims=True)
            return first_order + 0.5 * tf.reduce_sum(square_sum - sum_square, axis=2), v

    class DeepFM(keras.Model):
        def __init__(self, fields=3, k=4, hidden_units=(8, 4)):
            super().__init__()
            self.fm = FM(fields, k)
            self.dnn = {str(i): keras.layers.Dense(units, "relu") for i, units in enumerate(hidden_units)}
            self.out = keras.layers.Dense(1)

        def call(self, inputs, training=None):
            fm_out, v = self.fm(inputs)
            x = tf.reshape(v, (-1, v.shape[1] * v.shape[2]))
            for name in sorted(self.dnn):
                x = self.dnn[name](x)
            return tf.nn.sigmoid(fm_out + self.out(x))

    model = DeepFM()
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["AUC", "Precision"])
    x, y = whole(12, 3, below=5), whole(12, 1, below=2)
    history = model.fit(x, y, batch_size=4, shuffle=False, verbose=0)
    model.summary()
    return {
        "history": history.history,
        "losses": model.losses,
        "weights": [(w.name, w.trainable) for w in model.weights],
        "values": model.get_weights(),
    }


def two_towers(keras):
    class Tower(keras.Model):
        def __init__(self, vocabulary, name):
            super().__init__(name=name)
            self.embedding = keras.layers.Embedding(vocabulary, 4)
            self.dense = keras.layers.Dense(4)

        def call(self, ids):
            return tf.math.l2_normalize(self.dense(self.embedding(ids)), axis=-1)

    class Retrieval(keras.Model):
        def __init__(self):
            super().__init__()
            self.query, self.candidate = Tower(6, "query"), Tower(5, "candidate")
            self.temperature = tf.Variable(0.1, trainable=False, name="temperature")
            self.top = keras.metrics.TopKCategoricalAccuracy(k=2, name="top_2")

        def compute_loss_of(self, features, training=False):
            query = self.query(features["query"], training=training)
            candidate = self.candidate(features["candidate"], training=training)
            scores = tf.matmul(query, candidate, transpose_b=True) / self.temperature
            labels = tf.eye(tf.shape(scores)[0])
            self.top.update_state(labels, scores)
            return tf.reduce_sum(keras.losses.categorical_crossentropy(labels, scores, from_logits=True))

        def train_step(self, inputs):
            with tf.GradientTape() as tape:
                loss = self.compute_loss_of(inputs, training=True)
                regularization_loss = sum(self.losses)
                total_loss = loss + regularization_loss
            gradients = tape.gradient(total_loss, self.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
            metrics = {metric.name: metric.result() for metric in self.metrics}
            metrics["loss"] = loss
            metrics["total_loss"] = total_loss
            return metrics

        def test_step(self, inputs):
            loss = self.compute_loss_of(inputs)
            return {**{metric.name: metric.result() for metric in self.metrics}, "loss": loss}

    model = Retrieval()
    model.compile(optimizer=keras.optimizers.Adagrad(0.5))
    dataset = tf.data.Dataset.from_tensor_slices(
        {"query": whole(12, below=6), "candidate": whole(12, below=5, seed=1)}
    ).batch(4)
    history = model.fit(dataset, epochs=2, validation_data=dataset, validation_freq=2, verbose=0)
    return {
        "history": history.history,
        "evaluated": model.evaluate(dataset, return_dict=True, verbose=0),
        "weights": [w.name for w in model.weights],
        "layers": [layer.name for layer in model.layers],
        "query": model.query.predict(whole(3, below=6), verbose=0),
    }


PROGRAMS = (
    Program("similarity/siamese", siamese),
    Program("similarity/matrix_factorisation", matrix_factorisation),
    Program("similarity/factorisation_machine", factorisation_machine),
    Program("similarity/two_towers", two_towers),
)
