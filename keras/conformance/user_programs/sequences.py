"""Models of sequences: weights that the first and the last layer share."""

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


PROGRAMS = (Program("sequences/tied_weights", tied_weights),)
