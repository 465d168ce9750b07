"""Trains a small convolutional network on 1,797 handwritten digits, and takes it through every door of the package.

The digits come inside scikit-learn: 8 x 8 grey pixels from 0 to 16, ten classes. The script trains and evaluates, draws
learning curves and a confusion matrix, saves and reloads the model, serves an exported SavedModel from a process that
knows TensorFlow alone, and runs a TFLite file. Run it with `make demo`, or `python examples/digits.py --output FOLDER`.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import matplotlib  # noqa: E402

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from sklearn import datasets, metrics, model_selection  # noqa: E402
from tensorflow import keras  # noqa: E402

# What serving does: a process of its own that loads the folder with plain TensorFlow; Keras cannot be imported there.
SERVE = """
import sys
sys.modules["keras"] = sys.modules["tf_keras"] = None
import numpy as np
import tensorflow as tf
signature = tf.saved_model.load(sys.argv[1]).signatures["serving_default"]
(name, spec), = signature.structured_input_signature[1].items()
(outputs,) = signature(**{name: tf.constant(np.load(sys.argv[2]))}).values()
np.save(sys.argv[3], outputs.numpy())
"""


def load_digits():
    """Returns training and test images of shape `(n, 8, 8, 1)` with values in [0, 1], and their labels."""
    digits = datasets.load_digits()
    images = (digits.images / 16.0).astype("float32")[..., np.newaxis]
    return model_selection.train_test_split(
        images, digits.target, test_size=0.25, random_state=0, stratify=digits.target
    )


def build_model():
    """A convolutional network of 29,000 weights."""
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((8, 8, 1), name="pixels"),
            layers.Conv2D(32, 3, padding="same", activation="relu"),
            layers.Conv2D(32, 3, activation="relu"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dropout(0.25),
            layers.Dense(10, activation="softmax", name="digit"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def draw_curves(history, path):
    """Draws loss and accuracy of training and validation, epoch by epoch."""
    figure, axes = plt.subplots(1, 2, figsize=(10, 4))
    for axis, name in zip(axes, ("loss", "accuracy")):
        axis.plot(history[name], label="training")
        axis.plot(history["val_" + name], label="validation")
        axis.set(xlabel="epoch", title=name)
        axis.legend()
    figure.tight_layout()
    figure.savefig(path)
    plt.close(figure)


def draw_confusion(labels, predicted, path):
    """Draws how often each digit was taken for which."""
    display = metrics.ConfusionMatrixDisplay.from_predictions(labels, predicted, cmap="Blues", colorbar=False)
    display.ax_.set_title("test digits")
    display.figure_.tight_layout()
    display.figure_.savefig(path)
    plt.close(display.figure_)


def serve_in_another_process(folder, images, work):
    """Returns the predictions that a process without Keras makes from a SavedModel folder."""
    inputs, outputs = work / "serve_inputs.npy", work / "serve_outputs.npy"
    np.save(inputs, images)
    environment = {**os.environ, "PYTHONPATH": ""}
    subprocess.run([sys.executable, "-c", SERVE, folder, inputs, outputs], check=True, cwd=work, env=environment)
    return np.load(outputs)


def run_tflite(folder, images, path):
    """Converts a SavedModel folder to a TFLite file and returns its predictions."""
    path.write_bytes(tf.lite.TFLiteConverter.from_saved_model(str(folder)).convert())
    interpreter = tf.lite.Interpreter(str(path))
    (inputs,), (outputs,) = interpreter.get_input_details(), interpreter.get_output_details()
    interpreter.resize_tensor_input(inputs["index"], images.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(inputs["index"], images)
    interpreter.invoke()
    return interpreter.get_tensor(outputs["index"])


def check(claim, holds):
    """Stops the script when something that it promises is not so."""
    if not holds:
        sys.exit(f"digits.py: not so: {claim}")
    print(f"  {claim}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "output", help="where files are written")
    parser.add_argument("--epochs", type=int, default=25)
    arguments = parser.parse_args()
    output = arguments.output.resolve()
    output.mkdir(parents=True, exist_ok=True)
    keras.utils.set_random_seed(1)

    x_train, x_test, y_train, y_test = load_digits()
    model = build_model()
    model.summary()
    start = time.perf_counter()
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=arguments.epochs, validation_split=0.1, verbose=1
    ).history
    seconds = time.perf_counter() - start
    loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
    predictions = model.predict(x_test, verbose=0)
    draw_curves(history, output / "learning_curves.png")
    draw_confusion(y_test, predictions.argmax(axis=-1), output / "confusion_matrix.png")

    model.save(output / "digits.keras")
    reloaded = keras.models.load_model(output / "digits.keras")
    model.export(output / "digits_served")
    served = serve_in_another_process(output / "digits_served", x_test, output)
    lite = run_tflite(output / "digits_served", x_test, output / "digits.tflite")

    print(f"\nTrained {arguments.epochs} epochs in {seconds:.1f} s; test loss {loss:.4f}.")
    check(f"test accuracy {accuracy:.2%} is at least 97%", accuracy >= 0.97)
    check("the reloaded model predicts the same, bit for bit",
          np.array_equal(reloaded.predict(x_test, verbose=0), predictions))  # fmt: skip
    check(
        f"the served model differs by {np.abs(served - predictions).max():.1e}, at most 1e-6",
        np.allclose(served, predictions, rtol=0, atol=1e-6),
    )
    check(
        f"the TFLite model differs by {np.abs(lite - predictions).max():.1e}, at most 1e-4",
        np.allclose(lite, predictions, rtol=0, atol=1e-4),
    )
    print("Wrote:")
    for path in sorted(output.iterdir()):
        if not path.name.startswith("serve_"):
            size = sum(
                file.stat().st_size for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()
            )
            print(f"  {path} ({size / 1024:.0f} KB)")


if __name__ == "__main__":
    main()
