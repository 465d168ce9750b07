"""The folder of a backup: the newest states of a training, each in a folder of its own that is whole or not there."""

import os
import re
import shutil
import warnings

from keras.callbacks.state_file import DamagedStateError, read_state, write_state
from keras.support.atomic_write import remove_leftovers

_KEPT = 2
_NAME = re.compile(r"backup-(\d{8,})")


class BackupFolder:
    """Holds the two newest states, so that a damaged one leaves the one before it.

    Args:
        path: The folder; made when the first state is written.
    """

    def __init__(self, path):
        self.path = path

    def write(self, state):
        """Writes a state as the newest one and removes those older than the one before it."""
        os.makedirs(self.path, exist_ok=True)
        numbers = self._numbers()
        number = max(numbers, default=0) + 1
        write_state(self._path_of(number), state)
        for old in sorted([*numbers, number])[:-_KEPT]:
            shutil.rmtree(self._path_of(old), ignore_errors=True)

    def read(self):
        """Returns the newest state that can be read, or None without any; warns of those that are damaged.

        What a process left that was killed while it wrote a state is removed.
        """
        if os.path.isdir(self.path):
            remove_leftovers(self.path)
        for number in sorted(self._numbers(), reverse=True):
            try:
                return read_state(self._path_of(number))
            except DamagedStateError as error:
                warnings.warn(
                    f"BackupAndRestore: a backup is damaged and left out. {error}\n"
                    "    Training goes on from the backup before it, or from the beginning when there is none.",
                    stacklevel=2,
                )
                # A later write must not count the damaged one among those that are kept.
                shutil.rmtree(self._path_of(number), ignore_errors=True)
        return None

    def delete(self):
        """Removes all states, and the folder itself when nothing else is in it."""
        for number in self._numbers():
            shutil.rmtree(self._path_of(number), ignore_errors=True)
        if os.path.isdir(self.path) and not os.listdir(self.path):
            os.rmdir(self.path)

    def _numbers(self):
        names = os.listdir(self.path) if os.path.isdir(self.path) else []
        return [int(match.group(1)) for match in map(_NAME.fullmatch, names) if match]

    def _path_of(self, number):
        return os.path.join(self.path, f"backup-{number:08d}")
