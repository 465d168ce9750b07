"""Public names of `keras.utils.experimental`. Written by `make api`."""

from keras.data.dataset_creator import DatasetCreator as DatasetCreator
