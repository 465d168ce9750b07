"""Public names of `keras.dtensor`. Written by `make api`."""

from keras.dtensor import experimental as experimental
