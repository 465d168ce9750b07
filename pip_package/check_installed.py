"""Checks an installed wheel from inside its environment, importing nothing of the checkout; `check_wheels` runs it.

`python check_installed.py keras save FOLDER` checks that every import route gives one `Dense`, trains a small model,
saves it in each format and keeps its predictions; `... load FOLDER` loads those files and compares.
"""

import importlib
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf
import tensorflow.keras as tensorflow_keras
from tensorflow.keras.layers import Dense

FILES = ("model.keras", "model.h5", "saved_model")
X = np.linspace(-1.0, 1.0, 64 * 8, dtype="float32").reshape(64, 8)
Y = X.sum(axis=1, keepdims=True) > 0


def check_routes(package):
    """Every way to write `Dense` leads to the same class."""
    layers = importlib.import_module(package.__name__ + ".layers")
    routes = {
        f"import {package.__name__}": package.layers.Dense,
        f"from {package.__name__}.layers import Dense": layers.Dense,
        "from tensorflow.keras.layers import Dense": Dense,
        "import tensorflow.keras as k": tensorflow_keras.layers.Dense,
        "tf.keras.layers.Dense": tf.keras.layers.Dense,
    }
    for route, found in routes.items():
        assert found is Dense, f"{route} gives {found} and not {Dense}"
    assert Dense.__module__.startswith(package.__name__ + "."), Dense.__module__
    assert package.__version__.startswith("2."), package.__version__


def train_and_save(package, folder):
    """Trains a model that must learn, and saves it in every format with what it predicts."""
    package.utils.set_random_seed(1)
    inputs = package.Input(shape=(8,))
    hidden = package.layers.Dense(16, activation="relu")(inputs)
    model = package.Model(inputs, package.layers.Dense(1, activation="sigmoid")(hidden))
    model.compile(optimizer=package.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
    history = model.fit(X, Y, epochs=20, verbose=0)
    assert history.history["accuracy"][-1] > 0.9, history.history["accuracy"]
    np.save(folder / "predictions.npy", model.predict(X, verbose=0))
    for name in FILES:
        model.save(folder / name)


def load_and_compare(package, folder):
    """Loads every file that the other line, or this one, wrote; predictions and compiled state are as they were."""
    expected = np.load(folder / "predictions.npy")
    for name in FILES:
        model = package.models.load_model(folder / name)
        np.testing.assert_allclose(model.predict(X, verbose=0), expected, rtol=1e-5, atol=1e-6, err_msg=name)
        assert model.evaluate(X, Y, verbose=0, return_dict=True)["accuracy"] > 0.9, name


def main():
    name, action, folder = sys.argv[1:]
    package = importlib.import_module(name)
    folder = Path(folder)
    check_routes(package)
    if action == "save":
        folder.mkdir(parents=True, exist_ok=True)
        train_and_save(package, folder)
    load_and_compare(package, folder)
    print(f"{name} {package.__version__} on TensorFlow {tf.__version__}: {action} is right, in {', '.join(FILES)}")


if __name__ == "__main__":
    main()
