"""Models of sequences: tied weights, attention over masked steps, the next token."""

import numpy as np
import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, whole


def tied_weights(keras):
    class TiedHead(keras.layers.Layer):
        def __init__(self, tied_to, **kwargs):
            super().__init__(**kwargs)
            self.tied_to = tied_to

        def build(self, input_shape):
            self.bias = self.add_weight(name="bias", shape=[self.tied_to.input_dim], initializer="zeros")
            super().build(input_shape)

        def call(self, inputs):
            return tf.matmul(inputs, self.tied_to.embeddings, transpose_b=True) + self.bias

    class DenseTranspose(keras.layers.Layer):
        def __init__(self, dense, activation=None, **kwargs):
            self.dense = dense
            self.activation = keras.activations.get(activation)
            super().__init__(**kwargs)

        def build(self, batch_input_shape):
            self.biases = self.add_weight(name="bias", initializer="zeros", shape=[self.dense.input_shape[-1]])
            super().build(batch_input_shape)

        def call(self, inputs):
            return self.activation(tf.matmul(inputs, self.dense.weights[0], transpose_b=True) + self.biases)

    embedding = keras.layers.Embedding(7, 4, name="emb")
    inputs = keras.Input((5,), dtype=tf.int32)
    logits = TiedHead(embedding, name="head")(keras.layers.Dense(4, "tanh")(embedding(inputs)))
    language = keras.Model(inputs, logits)
    language.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    ids = whole(12, 6, below=7)
    found = [language.fit(ids[:, :-1], ids[:, 1:], batch_size=4, shuffle=False, verbose=0).history]
    first = keras.layers.Dense(4, activation="selu", input_shape=[6])
    second = keras.layers.Dense(3, activation="selu")
    encoder = keras.models.Sequential([first, second])
    decoder = keras.models.Sequential([DenseTranspose(second, "selu"), DenseTranspose(first, "sigmoid")])
    tied = keras.models.Sequential([encoder, decoder])
    tied.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=1.5), metrics=["mae"])
    x = 1 / (1 + np.exp(-normal(12, 6)))
    found.append(tied.fit(x, x, epochs=2, batch_size=4, shuffle=False, verbose=0).history)
    return {
        "history": found,
        "weights": [[w.name for w in m.weights] for m in (language, tied, decoder)],
        "parameters": [m.count_params() for m in (language, tied, encoder, decoder)],
        "values": language.get_weights() + tied.get_weights(),
    }


def masked_transformer(keras):
    layers = keras.layers

    class Block(layers.Layer):
        def __init__(self, width, heads):
            super().__init__()
            self.attention = layers.MultiHeadAttention(num_heads=heads, key_dim=width)
            self.forward = keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(width)])
            self.norms = [layers.LayerNormalization(epsilon=1e-6) for _ in range(2)]
            self.supports_masking = True

        def call(self, x, training=False, mask=None):
            x = self.norms[0](x + self.attention(x, x, attention_mask=mask[:, tf.newaxis, :]))
            return self.norms[1](x + self.forward(x), training=training)

    inputs = layers.Input((6,))
    x = Block(8, 2)(layers.Embedding(12, 8, mask_zero=True)(inputs))
    model = keras.Model(inputs, layers.Dense(2, activation="softmax")(layers.GlobalAveragePooling1D()(x)))
    model.compile(keras.optimizers.Adam(0.01, beta_2=0.98), "sparse_categorical_crossentropy", metrics=["accuracy"])
    ids, labels = 1 + whole(14, 6, below=11), whole(14, below=2)
    ids[::2, 4:] = 0
    history = model.fit(ids, labels, batch_size=5, epochs=2, shuffle=False, validation_data=(ids, labels), verbose=0)
    return {"history": history.history, "predicted": model.predict(ids, verbose=0)}


def next_token(keras):
    layers = keras.layers
    inputs = keras.Input((None,), dtype="int32")
    x = layers.Embedding(11, 8, mask_zero=True)(inputs)
    x = layers.add([x, layers.MultiHeadAttention(2, 4)(x, x, use_causal_mask=True)])
    model = keras.Model(inputs, layers.Dense(11)(layers.LayerNormalization()(x)))

    def masked_loss(labels, logits):
        losses = keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")(labels, logits)
        kept = tf.cast(labels != 0, losses.dtype)
        return tf.reduce_sum(losses * kept) / tf.reduce_sum(kept)

    def masked_accuracy(labels, logits):
        right = (labels == tf.cast(tf.argmax(logits, axis=2), labels.dtype)) & (labels != 0)
        return tf.reduce_sum(tf.cast(right, tf.float32)) / tf.reduce_sum(tf.cast(labels != 0, tf.float32))

    model.compile("adam", masked_loss, metrics=[masked_accuracy])
    ids = whole(10, 7, below=11)
    ids[:3, 5:] = 0
    data = tf.data.Dataset.from_tensor_slices((ids[:, :-1], ids[:, 1:])).batch(4)
    history = model.fit(data, epochs=2, verbose=0)
    written = [1]
    for _ in range(3):
        written.append(int(tf.argmax(model(np.array([written]))[0, -1])))
    return {"history": history.history, "written": written}


PROGRAMS = (
    Program("sequences/tied_weights", tied_weights),
    Program("sequences/masked_transformer", masked_transformer),
    Program("sequences/next_token", next_token),
)
