"""Public names of `keras.dtensor.experimental`. Written by `make api`."""

from keras.api._v1.keras.dtensor.experimental import optimizers as optimizers
