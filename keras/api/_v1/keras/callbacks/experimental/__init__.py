"""Public names of `keras.callbacks.experimental`. Written by `make api`."""

from keras.callbacks.backup_and_restore import BackupAndRestoreExperimental as BackupAndRestore
