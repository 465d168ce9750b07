"""One workload with one library in one process: prints the figures as a line of JSON.

usage: python -m benchmarks.workloads {keras,tf_keras} WORKLOAD
"""

import gc
import importlib
import json
import os
import subprocess
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402, F401

from benchmarks import epochs  # noqa: E402
from benchmarks.clock import best  # noqa: E402


def memory_kb():
    """Resident memory of this process."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def small_network(keras, **compile_settings):
    """64-64-64-10: small enough that everything but arithmetic shows."""
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"], **compile_settings)
    return model


def residual_network(keras):
    """ResNet50 for images of 224 x 224: 53 convolutions, 16 additions, 25.6 million weights."""
    layers = keras.layers

    def convolve(x, filters, size, strides=1):
        x = layers.Conv2D(filters, size, strides=strides, padding="same")(x)
        return layers.BatchNormalization(epsilon=1e-5)(x)

    def rectify(x):
        return layers.Activation("relu")(x)

    inputs = keras.Input((224, 224, 3))
    x = layers.MaxPooling2D(3, 2, padding="same")(rectify(convolve(inputs, 64, 7, 2)))
    for stage, (filters, blocks) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3))):
        for block in range(blocks):
            strides = 2 if stage and not block else 1
            shortcut = x if block else convolve(x, 4 * filters, 1, strides)
            x = rectify(convolve(x, filters, 1, strides))
            x = rectify(convolve(x, filters, 3))
            x = rectify(layers.Add()([shortcut, convolve(x, 4 * filters, 1)]))
    outputs = layers.Dense(1000, activation="softmax")(layers.GlobalAveragePooling2D()(x))
    return keras.Model(inputs, outputs)


def digits(rows):
    """Made-up data of the size of the handwritten digits."""
    generator = np.random.default_rng(0)
    return generator.random((rows, 64), np.float32), generator.integers(0, 10, rows)


def import_time(library):
    """Seconds that the library's own import takes, whoever starts it: `import tensorflow` does on TensorFlow 2.15.

    Measured in a process of its own, since TensorFlow may have imported the library into this one already.
    """
    probe = [sys.executable, "-c", _IMPORT_PROBE, library]
    result = subprocess.run(probe, capture_output=True, text=True, check=True)
    return {"import_s": float(result.stdout.split()[-1])}


_IMPORT_PROBE = """
import importlib.machinery, sys, time

class Stopwatch:
    seconds = 0.0

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != sys.argv[1]:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        run = spec.loader.exec_module

        def timed(module):
            start = time.perf_counter()
            run(module)
            Stopwatch.seconds += time.perf_counter() - start

        spec.loader.exec_module = timed
        return spec

sys.meta_path.insert(0, Stopwatch)
import tensorflow
library = importlib.import_module(sys.argv[1])
start = time.perf_counter()
assert library.layers.Dense
print(Stopwatch.seconds + time.perf_counter() - start)
"""


def tiny_fit(library):
    """Microseconds a training step: defaults, compiled by XLA, and with a progress bar."""
    keras = importlib.import_module(library)
    x, y = digits(1792)
    steps = 1792 // 32 * 20
    figures = {}
    for name, settings in (("us_per_step", {}), ("us_per_step_jit", {"jit_compile": True})):
        model = small_network(keras, **settings)
        model.fit(x, y, batch_size=32, epochs=2, verbose=0)
        run = best(lambda m=model: m.fit(x, y, batch_size=32, epochs=20, verbose=0))
        figures[name] = run / steps * 1e6
        if not settings:
            shown = best(lambda m=model: m.fit(x, y, batch_size=32, epochs=20, verbose=1), 2)
            figures["us_per_step_shown"] = shown / steps * 1e6
    return figures


def predict_one(library):
    """Milliseconds of calls on one row or one batch."""
    keras = importlib.import_module(library)
    model = small_network(keras)
    x, y = digits(32)
    one = x[:1]
    calls = {
        "predict_ms": (50, lambda: model.predict(one, verbose=0)),
        "call_ms": (100, lambda: model(one)),
        "evaluate32_ms": (30, lambda: model.evaluate(x, y, verbose=0)),
        "train_on_batch_ms": (50, lambda: model.train_on_batch(one, y[:1])),
        "test_on_batch_ms": (50, lambda: model.test_on_batch(one, y[:1])),
        "predict_on_batch_ms": (50, lambda: model.predict_on_batch(one)),
    }
    figures = {}
    for name, (count, call) in calls.items():
        call()
        figures[name] = best(lambda c=call, n=count: [c() for _ in range(n)]) / count * 1e3
    return figures


def leak(library):
    """Kilobytes that stay for each pair of `fit` and `predict`, and for each model built, fitted and deleted."""
    keras = importlib.import_module(library)
    model = small_network(keras)
    x, y = digits(32)

    def pairs(count):
        for _ in range(count):
            model.predict(x, verbose=0)
            model.fit(x, y, verbose=0)
        gc.collect()
        return memory_kb()

    def models(count):
        for _ in range(count):
            short_lived = small_network(keras)
            short_lived.fit(x, y, verbose=0)
            short_lived.predict(x, verbose=0)
            del short_lived
            gc.collect()
        return memory_kb()

    before = pairs(50)
    figures = {"kb_per_fit_predict": (pairs(300) - before) / 300}
    before = models(5)
    return {**figures, "kb_per_model": (models(30) - before) / 30}


def build(library):
    """Seconds to draw models; milliseconds to add two symbolic tensors."""
    keras = importlib.import_module(library)

    def chain(depth=300):
        inputs = outputs = keras.Input((64,))
        for _ in range(depth):
            outputs = keras.layers.Dense(64, activation="relu")(outputs)
        keras.Model(inputs, outputs)

    def stack():
        model = keras.Sequential([keras.Input((64,))])
        for _ in range(300):
            model.add(keras.layers.Dense(64, activation="relu"))

    x = keras.Input((4,))
    x + x  # the first use imports what it needs
    chain(depth=3)
    return {
        "dense300_s": best(chain),
        "sequential300_s": best(stack),
        "resnet50_s": best(lambda: residual_network(keras), 2),
        "symbolic_add_ms": best(lambda: [x + x for _ in range(50)]) / 50 * 1e3,
    }


WORKLOADS = {
    "tiny_fit": tiny_fit,
    "mlp_fit": epochs.mlp_fit,
    "cnn_fit": epochs.cnn_fit,
    "transformer_fit": epochs.transformer_fit,
    "predict_one": predict_one,
    "import": import_time,
    "leak": leak,
    "build": build,
}

if __name__ == "__main__":
    print(json.dumps(WORKLOADS[sys.argv[2]](sys.argv[1])))
