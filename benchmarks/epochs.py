"""Workloads of whole epochs: networks whose arithmetic takes most of the time."""

import importlib
import resource

import numpy as np

from benchmarks.clock import best


def mlp_fit(library):
    """784-256-256-10 on data of the size of MNIST: seconds an epoch, an evaluation, a prediction; peak memory."""
    keras = importlib.import_module(library)
    layers = keras.layers
    generator = np.random.default_rng(0)
    x, y = generator.random((60_000, 784), np.float32), generator.integers(0, 10, 60_000)
    model = keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256, activation="relu"),
            layers.Dense(256, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x[:2560], y[:2560], batch_size=128, verbose=0)
    return {
        "mlp_epoch_s": best(lambda: model.fit(x, y, batch_size=128, verbose=0)),
        "mlp_evaluate_s": best(lambda: model.evaluate(x, y, batch_size=128, verbose=0)),
        "mlp_predict_s": best(lambda: model.predict(x, batch_size=128, verbose=0)),
        "mlp_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def cnn_fit(library):
    """Two convolutions on 4,096 images of 28 x 28: seconds an epoch."""
    keras = importlib.import_module(library)
    layers = keras.layers
    generator = np.random.default_rng(0)
    x, y = generator.random((4096, 28, 28, 1), np.float32), generator.integers(0, 10, 4096)
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x[:256], y[:256], batch_size=128, verbose=0)
    return {"cnn_epoch_s": best(lambda: model.fit(x, y, batch_size=128, verbose=0))}


def transformer_fit(library):
    """Two blocks of attention on 512 sequences of 64 words: seconds an epoch."""
    keras = importlib.import_module(library)
    layers = keras.layers
    generator = np.random.default_rng(0)
    x, y = generator.integers(0, 5000, (512, 64)), generator.integers(0, 2, 512)
    inputs = keras.Input((64,), dtype="int32")
    hidden = layers.Embedding(5000, 128)(inputs)
    for _ in range(2):
        hidden = layers.LayerNormalization()(hidden + layers.MultiHeadAttention(4, 32)(hidden, hidden))
        wide = layers.Dense(256, activation="gelu")(hidden)
        hidden = layers.LayerNormalization()(hidden + layers.Dense(128)(wide))
    outputs = layers.Dense(1, activation="sigmoid")(layers.GlobalAveragePooling1D()(hidden))
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="binary_crossentropy")
    model.fit(x[:64], y[:64], batch_size=32, verbose=0)
    return {"transformer_epoch_s": best(lambda: model.fit(x, y, batch_size=32, verbose=0))}
