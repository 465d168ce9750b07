"""Public names of `keras.export`. Written by `make api`."""

from keras.saving.export_saved_model import ExportArchive as ExportArchive
