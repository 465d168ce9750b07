"""Public names of `keras.__internal__.legacy`. Written by `make api`."""

from keras.api._v1.keras.__internal__.legacy import layers as layers
