"""A process that is killed while it saves leaves the old file or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time

from absl.testing import parameterized

from keras import layers, models
from keras.saving import save_load
from keras.testing.test_case import TestCase

_KILLS = 4
_SAVE_FOR_EVER = """
import itertools, sys
from keras import layers, models
model = models.Sequential([layers.Input((300,)), layers.Dense(400, kernel_initializer="zeros", name="dense")])
for count in itertools.count(1):
    model.layers[-1].kernel.assign(model.layers[-1].kernel * 0 + count)
    model.layers[-1].bias.assign(model.layers[-1].bias * 0 + count)
    model.save(sys.argv[1])
    print(count, flush=True)
"""


class InterruptedSaveTest(TestCase, parameterized.TestCase):
    @parameterized.parameters("model.keras", "model.h5", "folder")
    def test_a_kill_leaves_a_whole_model(self, name):
        path = os.path.join(self.get_temp_dir(), name)
        source = random.Random(0)
        child = None
        for _ in range(1 if name == "folder" else _KILLS):
            child = subprocess.Popen([sys.executable, "-c", _SAVE_FOR_EVER, path], stdout=subprocess.PIPE, text=True)
            self.assertEqual(child.stdout.readline(), "1\n")
            time.sleep(source.random() * 0.05)
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
            child.stdout.close()
            loaded = save_load.load_model(path)
            kernel, bias = loaded.layers[-1].kernel.numpy(), loaded.layers[-1].bias.numpy()
            self.assertEqual({*kernel.reshape(-1)}, {*bias})
            self.assertLen({*bias}, 1)
        models.Sequential([layers.Input((3,)), layers.Dense(2)]).save(path)
        self.assertEqual(os.listdir(self.get_temp_dir()), [name])
