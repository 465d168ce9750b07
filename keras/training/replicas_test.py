"""Two replicas are two virtual devices, which can only be made before TensorFlow starts: hence a process of its own."""

import json
import subprocess
import sys

import tensorflow as tf

from keras.testing import test_case

_SCRIPT = """
import json
import numpy as np
import tensorflow as tf

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.sequential import Sequential
from keras.training.replicas import ReplicatedStep

strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
x = np.random.default_rng(0).random((8, 3)).astype("float32")
y = np.arange(8) % 4


def accumulated(model):
    model.compile("adam", "sparse_categorical_crossentropy", accumulate_steps=2)
    return model.fit(x[:6], y[:6], batch_size=2, epochs=3, shuffle=False, verbose=0).history


def run():
    layers = [Input((3,)), Dense(4, activation="softmax", kernel_initializer="ones")]
    model = Sequential(layers)
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    settings = {"batch_size": 4, "verbose": 0}
    dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(4)
    return {
        "fit": model.fit(x, y, epochs=2, shuffle=False, **settings).history,
        "dataset": model.fit(dataset, verbose=0).history,
        "evaluate": model.evaluate(x, y, **settings),
        "predict": model.predict(x, **settings).tolist(),
        "train_on_batch": model.train_on_batch(x, y),
        "accumulated": accumulated(model),
    }


join = ReplicatedStep(lambda data: 2 * data[0], strategy, concatenate=True)
found = {"joined": [join((tf.range(rows), None)).numpy().tolist() for rows in (4, 5, 2)], "one": run()}
with strategy.scope():
    found["two"] = run()
print(json.dumps(found))
"""


class ReplicasTest(test_case.TestCase):
    def test_two_replicas_train_as_one_device_does(self):
        process = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=False)
        self.assertEqual(process.returncode, 0, process.stderr[-2000:])
        found = json.loads(process.stdout.strip().splitlines()[-1])
        self.assertEqual(found["joined"], [[2 * row for row in range(rows)] for rows in (4, 5, 2)])
        for name, value in found["one"].items():
            self.assertAllClose(found["two"][name], value, atol=1e-6, msg=name)


if __name__ == "__main__":
    tf.test.main()
