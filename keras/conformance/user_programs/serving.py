"""What happens after training: signatures, conversion, threads, drawings."""

import os
import tempfile
import threading

import numpy as np
import tensorflow as tf

from keras.conformance.user_programs.program import Program, uniform, whole


def image_model(keras):
    inputs = keras.Input((6, 6, 1), name="image")
    x = keras.layers.Conv2D(3, 3, activation="relu")(inputs)
    x = keras.layers.BatchNormalization()(x)
    x = keras.layers.MaxPooling2D()(x)
    x = keras.layers.Flatten()(x)
    return keras.Model(inputs, keras.layers.Dense(2, activation="softmax", name="probabilities")(x), name="served")


def saved_model(keras):
    model = image_model(keras)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = uniform(8, 6, 6, 1), whole(8, below=2)
    model.fit(x, y, verbose=0, shuffle=False)
    folder = tempfile.mkdtemp()
    model.save(folder, save_format="tf")
    loaded = tf.saved_model.load(folder)
    signature = loaded.signatures["serving_default"]
    again = keras.models.load_model(folder)

    class Exported(tf.Module):
        def __init__(self, model):
            super().__init__()
            self.model = model

        @tf.function(input_signature=[tf.TensorSpec([None, 6, 6], tf.uint8)])
        def score(self, images):
            images = tf.cast(images, tf.float32)[..., tf.newaxis] / 255.0
            return {"scores": self.model(images, training=False)}

    other = tempfile.mkdtemp()
    module = Exported(model)
    tf.saved_model.save(module, other, signatures={"score": module.score})
    pixels = whole(2, 6, 6, below=256).astype("uint8")
    plain = tempfile.mkdtemp()
    tf.saved_model.save(model, plain)
    reloaded, plain_loaded = (tf.saved_model.load(one) for one in (other, plain))
    return {
        "signatures": sorted(loaded.signatures),
        "inputs": [
            (name, str(spec.shape), spec.dtype.name) for name, spec in signature.structured_input_signature[1].items()
        ],
        "outputs": {name: (str(spec.shape), spec.dtype.name) for name, spec in signature.structured_outputs.items()},
        "served": signature(image=tf.constant(x[:2]))["probabilities"],
        "called": loaded(x[:2], training=False),
        "variables": [v.name for v in loaded.variables],
        "again": again.predict(x, verbose=0),
        "evaluated": again.evaluate(x, y, verbose=0),
        "retrained": again.fit(x, y, verbose=0, shuffle=False).history,
        "module": reloaded.signatures["score"](images=tf.constant(pixels)),
        "plain": plain_loaded(x[:2]),
        "plain_signature": plain_loaded.signatures["serving_default"](tf.constant(x[:2])),
        "files": sorted(name for name in os.listdir(folder) if name != "fingerprint.pb"),
    }


def lite(keras):
    model = image_model(keras)
    x = uniform(1, 6, 6, 1)
    content = tf.lite.TFLiteConverter.from_keras_model(model).convert()
    interpreter = tf.lite.Interpreter(model_content=content)
    interpreter.allocate_tensors()
    details = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    interpreter.set_tensor(details[0]["index"], x)
    interpreter.invoke()
    return {
        "shapes": [detail["shape"] for detail in details],
        "same": np.allclose(interpreter.get_tensor(details[1]["index"]), model(x), atol=1e-5),
        "name": details[0]["name"],
    }


def inference(keras):
    model = image_model(keras)
    x = uniform(8, 6, 6, 1)
    compiled = tf.function(model, jit_compile=False, reduce_retracing=True)
    signature = tf.function(model.call).get_concrete_function(tf.TensorSpec((None, 6, 6, 1)))
    results = [None] * 4

    def work(i):
        results[i] = model.predict(x[2 * i : 2 * i + 2], verbose=0)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    backend_function = keras.backend.function([model.input], [model.layers[1].output, model.output])
    classes = np.argmax(model.predict(x, verbose=0), axis=-1)
    return {
        "compiled": compiled(tf.constant(x)),
        "signature": [t.name for t in signature.inputs if t.dtype != tf.resource],
        "outputs": [str(t.shape) for t in signature.outputs],
        "threads": np.concatenate(results),
        "function": backend_function([x[:2]]),
        "classes": classes,
        "rows": [model.predict(x[:n], verbose=0, batch_size=3) for n in (1, 2, 5)],
        "generator": model.predict(tf.data.Dataset.from_tensor_slices(x).batch(3), verbose=0),
        "jacobian": jacobian(model, x[:1]),
    }


def jacobian(model, x):
    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = model(x)
    return tape.batch_jacobian(y, x)


def drawings(keras):
    model = image_model(keras)
    outer = keras.Sequential([keras.layers.Rescaling(2.0, input_shape=(6, 6, 1)), model], name="outer")
    for shown, options in (
        (model, {}),
        (outer, {"expand_nested": True}),
        (model, {"line_length": 90, "show_trainable": True}),
    ):
        shown.summary(**options)
    lines = []
    outer.summary(print_fn=lambda line, line_break=True: lines.append(line))
    model.summary(layer_range=["conv2d", "max_pooling2d"], positions=[0.4, 0.7, 0.9])
    inputs = [keras.Input((3,), name="a"), keras.Input((3,), name="b")]
    shared = keras.layers.Dense(2, name="shared")
    joined = keras.layers.Concatenate()([shared(inputs[0]), shared(inputs[1])]) * 2.0
    branching = keras.Model(inputs, [joined, tf.reduce_sum(joined, axis=-1)])
    branching.summary()
    keras.Sequential([keras.layers.Dense(2)]).build((None, 3))
    return {"lines": lines, "tensor": model.output.name.split("/")[0]}


PROGRAMS = (
    Program("serving/saved_model", saved_model),
    Program("serving/lite", lite),
    Program("serving/inference", inference),
    Program("serving/drawings", drawings),
)
