import os
import signal

import numpy as np
import tensorflow as tf

import keras
from keras.callbacks import BackupAndRestore, Callback, EarlyStopping, LambdaCallback, ReduceLROnPlateau
from keras.support.atomic_write import replaced_folder
from keras.testing import test_case
from keras.testing.callback_driver import run_epochs


class Counter(Callback):
    """Counts epochs, and remembers the count."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def on_epoch_end(self, epoch, logs=None):
        self.count += 1

    def get_state(self):
        return {"count": self.count}

    def set_state(self, state):
        self.count = state["count"]


class BackupAndRestoreTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = os.path.join(self.get_temp_dir(), self.id())
        self.x = np.arange(32, dtype="float32").reshape(16, 2) / 32

    def _fit(self, *callbacks, units=1, epochs=3, failing=None, **arguments):
        keras.utils.set_random_seed(1)
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(units), keras.layers.Dense(1)])
        model.compile("adam", "mse")
        if failing is not None:
            callbacks += (LambdaCallback(on_epoch_begin=lambda epoch, logs: 1 / (epoch - failing)),)
        backup = BackupAndRestore(self.folder, **arguments)
        return model.fit(self.x, self.x[:, :1], 4, epochs=epochs, verbose=0, callbacks=[*callbacks, backup])

    def _interrupt(self, *callbacks, failing=2, **arguments):
        with self.assertRaises(ZeroDivisionError):
            self._fit(*callbacks, failing=failing, **arguments)

    def test_callbacks_of_users_go_on_with_their_state(self):
        self._interrupt(Counter())
        counter = Counter()
        self._fit(counter)
        self.assertEqual(counter.count, 3)

    def test_the_history_has_all_epochs(self):
        self._interrupt()
        history = self._fit()
        self.assertEqual(history.epoch, [0, 1, 2])
        self.assertLen(history.history["loss"], 3)

    def test_the_backup_is_removed_when_training_is_complete_and_not_before(self):
        self._interrupt()
        self.assertLen(os.listdir(self.folder), 2)
        self._fit()
        self.assertFalse(os.path.exists(self.folder))

    def test_other_files_in_the_folder_stay(self):
        os.makedirs(self.folder)
        with open(os.path.join(self.folder, "notes"), "w") as file:
            file.write("mine")
        self._fit()
        self.assertEqual(os.listdir(self.folder), ["notes"])

    def test_what_a_process_left_that_was_killed_while_it_saved_is_removed(self):
        self._interrupt()
        child = os.fork()
        if not child:
            with replaced_folder(os.path.join(self.folder, "backup-00000007"), ()):
                os._exit(0)
        os.waitpid(child, 0)
        self.assertLen(os.listdir(self.folder), 3)
        self._fit()
        self.assertFalse(os.path.exists(self.folder))

    def test_ctrl_c_keeps_the_backup(self):
        def press(epoch, logs):
            if epoch == 2:
                raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self._fit(LambdaCallback(on_epoch_begin=press))
        self.assertLen(os.listdir(self.folder), 2)

    def test_a_damaged_backup_is_named_and_the_one_before_it_is_used(self):
        self._interrupt()
        newest = os.path.join(self.folder, sorted(os.listdir(self.folder))[-1])
        for name in os.listdir(newest):
            if name.startswith("arrays.data"):
                with open(os.path.join(newest, name), "r+b") as file:
                    file.truncate(10)
        begun = []
        with self.assertWarnsRegex(UserWarning, f"(?s)a backup is damaged.*{newest}.*the backup before it"):
            self._fit(LambdaCallback(on_epoch_begin=lambda epoch, logs: begun.append(epoch)))
        self.assertEqual(begun, [1, 2])

    def test_a_flipped_bit_of_the_state_is_noticed(self):
        self._interrupt(failing=1)
        path = os.path.join(self.folder, os.listdir(self.folder)[0], "state.json")
        with open(path, "r+b") as file:
            text = file.read()
            file.seek(0)
            file.write(text.replace(b"stop_training", b"stop_trainink"))
        with self.assertWarnsRegex(UserWarning, "checksum"):
            self.assertEqual(self._fit().epoch, [0, 1, 2])

    def test_a_backup_of_another_model_is_refused(self):
        self._interrupt()
        with self.assertRaisesRegex(ValueError, r"made by another model. Variable .*kernel.* has shape \(2, 5\)"):
            self._fit(units=5)

    def test_more_epochs_go_on_from_a_kept_backup(self):
        self._fit(delete_checkpoint=False)
        begun = []
        self._fit(LambdaCallback(on_epoch_begin=lambda epoch, logs: begun.append(epoch)), epochs=5)
        self.assertEqual(begun, [3, 4])

    def test_sigterm_saves_and_ends_the_program(self):
        def send(batch, logs):
            if batch == 2:
                signal.raise_signal(signal.SIGTERM)

        before = signal.getsignal(signal.SIGTERM)
        with self.assertRaises(SystemExit) as caught:
            self._fit(LambdaCallback(on_train_batch_end=send), save_freq=False, save_before_preemption=True)
        self.assertEqual(caught.exception.code, 128 + signal.SIGTERM)
        self.assertEqual(signal.getsignal(signal.SIGTERM), before)
        batches = []
        self._fit(LambdaCallback(on_train_batch_begin=lambda batch, logs: batches.append(batch)), epochs=1)
        self.assertEqual(batches, [3])

    def test_the_handler_of_the_program_is_called_after_the_save(self):
        seen = []
        before = signal.signal(signal.SIGTERM, lambda number, frame: seen.append(os.listdir(self.folder)))
        try:
            send = LambdaCallback(on_epoch_end=lambda epoch, logs: signal.raise_signal(signal.SIGTERM))
            self._fit(send, epochs=1, save_before_preemption=True)
        finally:
            signal.signal(signal.SIGTERM, before)
        self.assertEqual(seen, [["backup-00000001"]])

    def test_arguments_are_checked(self):
        with self.assertRaisesRegex(ValueError, "Either `save_freq` or `save_before_preemption` must be set."):
            BackupAndRestore("backup", save_freq=0)
        with self.assertRaisesRegex(ValueError, "`save_freq` must be 'epoch', .* Received: save_freq='day'"):
            BackupAndRestore("backup", save_freq="day")
        for path in ("", "gs://bucket/backup"):
            with self.assertRaisesRegex(ValueError, f"`backup_dir` must be a folder .* Received: backup_dir='{path}'"):
                BackupAndRestore(path)

    def test_a_state_of_the_wrong_kind_is_refused_with_its_type(self):
        counter = Counter()
        counter.get_state = lambda: {"lock": object()}
        with self.assertRaisesRegex(TypeError, "A state may hold dicts, .* of type object"):
            self._fit(counter)

    def test_watching_callbacks_hand_their_state_on(self):
        for make in (
            lambda: EarlyStopping("loss", patience=3, restore_best_weights=True),
            lambda: ReduceLROnPlateau("loss", patience=3, cooldown=1),
        ):
            first, second = make(), make()
            run_epochs(first, [{"loss": 1.0}, {"loss": 2.0}, {"loss": 3.0}])
            second.on_train_begin()
            second.set_state(first.get_state())
            self.assertEqual((second.best, second.wait), (1.0, 2))


if __name__ == "__main__":
    tf.test.main()
