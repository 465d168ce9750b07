"""Public names of `keras.dtensor`. Written by `make api`."""

from keras.api._v1.keras.dtensor import experimental as experimental
