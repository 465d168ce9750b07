"""Two replicas are two virtual devices, which can only be made before TensorFlow starts: hence a process of its own."""

import json
import subprocess
import sys

import tensorflow as tf

from keras.testing import test_case

_SCRIPT = """
import json
import os
import sys
import numpy as np
import tensorflow as tf

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)

import keras
from keras.callbacks.tensorboard_summaries import write_scalar
from keras.testing.event_files import read_summaries


class Chatty(keras.Sequential):
    def train_step(self, data):
        logs = super().train_step(data)
        write_scalar("own", 1.0, tf.summary.experimental.get_step())
        return logs


with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
    model = Chatty([keras.Input((3,)), keras.layers.Dense(1, name="dense")])
    model.compile("sgd", "mse")
written = []
for run in ("first", "second"):
    folder = os.path.join(sys.argv[1], run)
    callback = keras.callbacks.TensorBoard(folder, update_freq=2, histogram_freq=1)
    model.fit(np.ones((12, 3)), np.ones((12, 1)), batch_size=4, verbose=0, callbacks=[callback])
    written.append([row[:2] for row in read_summaries(os.path.join(folder, "train"))])
print(json.dumps(written))
"""


class ReplicasTest(test_case.TestCase):
    def test_everything_is_written_once_in_each_training(self):
        command = [sys.executable, "-c", _SCRIPT, self.get_temp_dir()]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr[-2000:])
        histograms = [["dense/kernel_0/histogram", 0], ["dense/bias_0/histogram", 0]]
        own = [["own", 0], ["own", 2]]
        expected = [["keras", 0], own[0], ["graph_def", 0], ["batch_loss", 2], own[1], ["epoch_loss", 0], *histograms]
        for written in json.loads(run.stdout.splitlines()[-1]):
            self.assertCountEqual(written, expected)


if __name__ == "__main__":
    tf.test.main()
