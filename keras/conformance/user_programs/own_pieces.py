"""Layers and models that users write: with state, children made anywhere, optional inputs."""

import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal


def fitted(keras, model, x, y, loss="mse"):
    """Three steps, and what a user looks at afterwards."""
    model.compile(keras.optimizers.SGD(0.1), loss, metrics=["mae"])
    history = model.fit(x, y, batch_size=4, shuffle=False, verbose=0)
    return {
        "history": history.history,
        "predicted": model.predict(x[:3], verbose=0),
        "weights": [(w.name, w.shape.as_list(), w.trainable) for w in model.weights],
        "values": model.get_weights(),
        "trainable": [w.name for w in model.trainable_weights],
    }


def layers_with_state(keras):
    class MovingAverage(keras.layers.Layer):
        def __init__(self, decay=0.9, **kwargs):
            super().__init__(**kwargs)
            self.decay = decay

        def build(self, input_shape):
            self.mean = self.add_weight(
                name="mean",
                shape=input_shape[1:],
                initializer="zeros",
                trainable=False,
                aggregation=tf.VariableAggregation.MEAN,
            )
            self.count = self.add_weight("count", shape=(), dtype=tf.int64, initializer="zeros", trainable=False)

        def call(self, inputs, training=None):
            if training:
                batch_mean = tf.reduce_mean(inputs, axis=0)
                self.mean.assign(self.mean * self.decay + batch_mean * (1 - self.decay))
                self.count.assign_add(1)
            return inputs - self.mean

    class VectorQuantizer(keras.layers.Layer):
        def __init__(self, num_embeddings, embedding_dim, beta=0.25, **kwargs):
            super().__init__(**kwargs)
            self.embedding_dim = embedding_dim
            self.num_embeddings = num_embeddings
            self.beta = beta
            w_init = tf.constant_initializer(normal(embedding_dim, num_embeddings))
            self.embeddings = tf.Variable(
                initial_value=w_init(shape=(self.embedding_dim, self.num_embeddings), dtype="float32"),
                trainable=True,
                name="embeddings_vqvae",
            )

        def call(self, x):
            input_shape = tf.shape(x)
            flattened = tf.reshape(x, [-1, self.embedding_dim])
            closest = tf.argmax(tf.matmul(flattened, self.embeddings), axis=1)
            encodings = tf.one_hot(closest, self.num_embeddings)
            quantized = tf.matmul(encodings, self.embeddings, transpose_b=True)
            quantized = tf.reshape(quantized, input_shape)
            commitment_loss = tf.reduce_mean((tf.stop_gradient(quantized) - x) ** 2)
            codebook_loss = tf.reduce_mean((quantized - tf.stop_gradient(x)) ** 2)
            self.add_loss(self.beta * commitment_loss + codebook_loss)
            return x + tf.stop_gradient(quantized - x)

    inputs = keras.Input((4,))
    x = keras.layers.Dense(6)(MovingAverage(name="center")(inputs))
    x = VectorQuantizer(5, 3, name="vq")(keras.layers.Reshape((2, 3))(x))
    model = keras.Model(inputs, keras.layers.Dense(1)(keras.layers.Flatten()(x)))
    data, y = normal(12, 4) + 1, normal(12, 1)
    found = fitted(keras, model, data, y)
    return {**found, "losses": model.losses, "count": model.get_layer("center").count}


def children_made_anywhere(keras):
    class Residual(keras.layers.Layer):
        """Children made in `build`, in lists and dicts, and called with several arguments."""

        def __init__(self, filters, **kwargs):
            super().__init__(**kwargs)
            self.filters = filters
            self.main = [keras.layers.Dense(filters, "relu"), keras.layers.Dense(filters)]
            self.gates = {"in": keras.layers.Dense(filters, "sigmoid"), "out": None}
            self.pairs = [
                (keras.layers.Dense(2, name=f"left{i}"), keras.layers.Dense(2, name=f"right{i}")) for i in "ab"
            ]

        def build(self, input_shape):
            if input_shape[-1] != self.filters:
                self.shortcut = keras.layers.Dense(self.filters, use_bias=False, name="shortcut")
            else:
                self.shortcut = keras.layers.Lambda(lambda x: x)
            self.scale = self.add_weight(name="scale", shape=[self.filters], initializer="ones")
            super().build(input_shape)

        def call(self, x, context=None, training=None, mask=None):
            y = x
            for layer in self.main:
                y = layer(y)
            if context is not None:
                y = y * self.gates["in"](context)
            for left, right in self.pairs:
                y = y + tf.reduce_sum(left(x) * right(x), -1, keepdims=True)
            return {"y": y * self.scale + self.shortcut(x), "shortcut": self.shortcut(x)}

    class Net(keras.Model):
        def __init__(self):
            super().__init__(name="net")
            self.blocks = []
            for width in (6, 6, 3):
                self.blocks.append(Residual(width))
            self.head = keras.Sequential(
                [keras.layers.Dense(4), keras.layers.ReLU(), keras.layers.Dense(1)], name="head"
            )

        def call(self, inputs, training=None):
            x, context = inputs
            for i, block in enumerate(self.blocks):
                found = block(x, context if i % 2 else None, training=training)
                x = found["y"] + 0.1 * found["shortcut"]
            return self.head(x)

    net = Net()
    net.compile("sgd", "mse")
    x, context, y = normal(12, 4), normal(12, 2, seed=1), normal(12, 1, seed=2)
    history = net.fit((x, context), y, batch_size=4, shuffle=False, verbose=0)
    net.blocks[0].trainable = False
    left = keras.Input((4,)), keras.Input((2,))
    drawn = keras.Model(left, net.head(Residual(3, name="drawn")(left[0], context=left[1])["y"]))
    return {
        "history": history.history,
        "weights": [w.name for w in net.weights],
        "trainable": [w.name for w in net.trainable_weights],
        "outputs": drawn([x, context]),
    }


def optional_input(keras):
    class Optional(keras.Model):
        def __init__(self):
            super().__init__()
            self.a, self.b = keras.layers.Dense(3), keras.layers.Dense(3)

        def call(self, inputs, side=None, training=False, scale=2.0):
            if isinstance(inputs, (list, tuple)):
                inputs, side = inputs
            x = self.a(inputs)
            if side is not None:
                x = x + self.b(side)
            return x * scale if training else x

    model = Optional()
    x, side = normal(4, 3), normal(4, 2, seed=1)
    found = [model(x), model(x, side), model([x, side]), model(x, training=True), model(x, side=side, scale=3.0)]
    found.append([w.name for w in model.weights])
    model.compile("sgd", "mse")
    found.append(model.fit([x, side], x, verbose=0, shuffle=False).history)
    found.append(model.predict([x, side], verbose=0))
    errors = []
    for call in (lambda: model(), lambda: model(x, unknown=1), lambda: keras.layers.Dense(2)(x, side)):
        try:
            call()
        except Exception as error:
            errors.append(type(error).__name__)
    return {"found": found, "errors": errors}


PROGRAMS = (
    Program("pieces/layers_with_state", layers_with_state),
    Program("pieces/children_made_anywhere", children_made_anywhere),
    Program("pieces/optional_input", optional_input),
)
