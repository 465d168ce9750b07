"""An interrupted training that goes on ends with the bits of the one that was not interrupted."""

import os
import subprocess
import sys
import tempfile

import tensorflow as tf
from absl.testing import parameterized

import keras
from keras.testing import resume_oracle, test_case

# Virtual devices can only be made before TensorFlow starts.
_ON_REPLICAS = """
import sys
import numpy as np
import tensorflow as tf

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)

import keras
from keras.testing import resume_oracle

x = np.random.default_rng(0).random((40, 4), "float32")


def train(folder, *callbacks):
    keras.utils.set_random_seed(1)
    with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
        layers = keras.layers
        model = keras.Sequential([layers.Dropout(0.3), layers.BatchNormalization(), layers.Dense(1)])
        model.compile("adam", "mse")
    dataset = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).shuffle(40).batch(8)
    backup = keras.callbacks.BackupAndRestore(folder, save_freq=2)
    history = model.fit(dataset, epochs=2, verbose=0, callbacks=[backup, *callbacks]).history
    return history, [value.tobytes() for value in model.get_weights()]


expected = train(sys.argv[1] + "/whole")
try:
    train(sys.argv[1] + "/parts", resume_oracle.Interrupt(1, 3))
except resume_oracle.Interruption:
    print("equal" if train(sys.argv[1] + "/parts") == expected else "different")
"""


class ResumeTest(test_case.TestCase, parameterized.TestCase):
    def _new_folder(self):
        return tempfile.mkdtemp(dir=self.get_temp_dir())

    def _resumed(self, data, save_freq, *points):
        folder = self._new_folder()
        for point in points:
            with self.assertRaises(resume_oracle.Interruption):
                resume_oracle.train(data, folder, save_freq, resume_oracle.Interrupt(*point))
        return resume_oracle.train(data, folder, save_freq)

    @parameterized.parameters(
        ("arrays", "epoch"), ("arrays", 4), ("dataset", "epoch"), ("dataset", 4), ("endless dataset", 4),
        ("sequence", "epoch"), ("sequence", 4), ("generator", 4),
    )  # fmt: skip
    def test_every_bit_is_that_of_the_uninterrupted_training(self, data, save_freq):
        expected = resume_oracle.train(data, self._new_folder(), save_freq)
        self.assertEqual(self._resumed(data, save_freq, (2, 3)), expected)

    def test_several_interruptions_at_any_point_do_not_matter(self):
        for save_freq, points in ((1, ((0, 0), (0, 1), (0, 4), (2, 3))), (6, ((0, 5), (1, 0), (2, 0)))):
            expected = resume_oracle.train("arrays", self._new_folder(), save_freq)
            self.assertEqual(self._resumed("arrays", save_freq, *points), expected)

    @parameterized.parameters("SIGKILL", "SIGTERM")
    def test_a_killed_program_is_run_again(self, name):
        """SIGTERM comes with `save_before_preemption`: nothing is lost then."""

        def run(folder, *point):
            command = [sys.executable, "-m", "keras.testing.resume_oracle", "arrays", "4", folder, *point]
            return subprocess.run(command, capture_output=True, text=True, timeout=300)

        folder = self._new_folder()
        killed = run(folder, "1", "3", name)
        self.assertEqual(killed.returncode, {"SIGKILL": -9, "SIGTERM": 143}[name])
        self.assertLen(os.listdir(os.path.join(folder, "backup")), {"SIGKILL": 2, "SIGTERM": 2}[name])
        resumed, expected = run(folder), run(self._new_folder())
        self.assertStartsWith(expected.stdout, "digest ")
        self.assertEqual(resumed.stdout, expected.stdout)

    def test_each_replica_goes_on_with_what_it_held(self):
        command = [sys.executable, "-c", _ON_REPLICAS, self._new_folder()]
        run = subprocess.run(command, capture_output=True, text=True, timeout=300)
        self.assertEqual(run.stdout, "equal\n", run.stderr[-2000:])

    def test_a_complete_training_that_kept_its_backup_is_found_complete(self):
        folder = self._new_folder()
        expected = resume_oracle.train("arrays", folder, "epoch", delete_checkpoint=False)
        self.assertEqual(resume_oracle.train("arrays", folder, "epoch", delete_checkpoint=False), expected)

    def test_training_that_was_stopped_early_does_not_go_on(self):
        folder = self._new_folder()
        for _ in range(2):
            model, arguments = resume_oracle.make_training("arrays")
            stop = keras.callbacks.LambdaCallback(
                on_epoch_end=lambda epoch, logs: setattr(model, "stop_training", epoch == 1)
            )
            backup = keras.callbacks.BackupAndRestore(folder, delete_checkpoint=False)
            self.assertEqual(model.fit(**arguments, callbacks=[stop, backup]).epoch, [0, 1])

    def test_summed_gradients_go_on_within_their_group(self):
        def train(folder, interrupt=()):
            model, arguments = resume_oracle.make_training("arrays")
            model.compile("sgd", "mse", accumulate_steps=4)
            backup = keras.callbacks.BackupAndRestore(folder, save_freq=1)
            model.fit(**arguments, callbacks=[backup, *interrupt])
            return [value.tobytes() for value in model.get_weights()]

        expected = train(self._new_folder())
        folder = self._new_folder()
        with self.assertRaises(resume_oracle.Interruption):
            train(folder, [resume_oracle.Interrupt(1, 2)])
        self.assertEqual(train(folder), expected)

    @parameterized.parameters(1, "4 steps")
    def test_validation_goes_on_with_the_batches_that_come_next(self, frequency):
        class Changing(keras.utils.Sequence):
            def __init__(self, x, y):
                self._x, self._y = x, y

            def __len__(self):
                return 1

            def __getitem__(self, index):
                return self._x[:8], self._y[:8]

            def on_epoch_end(self):
                self._x = self._x + 1

        def train(folder, *callbacks):
            model, arguments = resume_oracle.make_training("arrays")
            x, y = arguments["x"], arguments["y"]
            batches = ((x[i : i + 2], y[i : i + 2]) for i in range(40))
            arguments["validation_data"] = {"read": batches, "changing": Changing(x, y)}
            backup = keras.callbacks.BackupAndRestore(folder, save_freq=2)
            settings = {"validation_steps": 1, "validation_freq": frequency, "callbacks": [backup, *callbacks]}
            return model.fit(**arguments, **settings).history

        expected, folder = train(self._new_folder()), self._new_folder()
        with self.assertRaises(resume_oracle.Interruption):
            train(folder, resume_oracle.Interrupt(1, 3))
        self.assertEqual(train(folder), expected)

    def test_steps_that_run_together_are_saved_between_calls(self):
        def train(folder, interrupt=()):
            model, arguments = resume_oracle.make_training("arrays")
            model.compile("adam", "mse", steps_per_execution=2)
            backup = keras.callbacks.BackupAndRestore(folder, save_freq=3)
            model.fit(**arguments, callbacks=[backup, *interrupt])
            return [value.tobytes() for value in model.get_weights()]

        expected = train(self._new_folder())
        folder = self._new_folder()
        with self.assertRaises(resume_oracle.Interruption):
            train(folder, [resume_oracle.Interrupt(1, 4)])
        self.assertEqual(train(folder), expected)


if __name__ == "__main__":
    tf.test.main()
