"""Two replicas update weights by the sum of their gradients, and metrics count the batches of both."""

import json
import subprocess
import sys

from keras.testing import test_case

# Virtual devices can only be made before TensorFlow starts: this runs in a process of its own.
PROGRAM = """
import json
import numpy as np
import tensorflow as tf
from keras import metrics, optimizers

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
settings = dict(learning_rate=0.1, use_ema=True, weight_decay=0.01, clipnorm=5.0)
found = {}


def pairs(scale, dense, rows):
    slices = tf.IndexedSlices(tf.stack([scale, scale]), tf.constant([1, 1]), tf.constant([3]))
    return [(tf.ones((1000, 2)) * scale, dense), (slices, rows)]


for name in "SGD Adam AdamW RMSprop Adagrad Adadelta Adamax Nadam Ftrl Lion Adafactor".split():
    with strategy.scope():
        together = tf.Variable(np.ones((1000, 2), "float32")), tf.Variable([1.0, 2.0, 3.0])
        optimizer = getattr(optimizers, name)(**settings)
        mean = metrics.Mean()

    def replica_step(scale):
        optimizer.apply_gradients(pairs(scale, *together))
        return mean(scale)

    step = tf.function(lambda scale: strategy.run(replica_step, args=(scale,)))
    scales = strategy.experimental_distribute_values_from_function(
        lambda context: tf.constant(context.replica_id_in_sync_group + 1.0)
    )
    alone = tf.Variable(np.ones((1000, 2), "float32")), tf.Variable([1.0, 2.0, 3.0])
    single = getattr(optimizers, name)(**settings)
    for _ in range(3):
        result = strategy.experimental_local_results(step(scales))[0]
        single.apply_gradients(pairs(tf.constant(3.0), *alone))
    optimizer.finalize_variable_values(together)
    single.finalize_variable_values(alone)
    distance = max(float(np.max(np.abs(a.numpy() - b.numpy()))) for a, b in zip(together, alone))
    found[name] = [distance, float(result), int(optimizer.iterations.numpy())]
print(json.dumps(found))
"""


class ReplicasTest(test_case.TestCase):
    def test_two_replicas_give_what_one_device_gives(self):
        run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=600)
        self.assertEqual(run.returncode, 0, run.stderr[-2000:])
        found = json.loads(run.stdout.splitlines()[-1])
        self.assertEqual(len(found), 11)
        for name, (distance, mean, iterations) in found.items():
            with self.subTest(name):
                self.assertLess(distance, 1e-5)
                self.assertAllClose(mean, 1.5)
                self.assertEqual(iterations, 3)
