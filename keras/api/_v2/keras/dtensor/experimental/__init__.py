"""Public names of `keras.dtensor.experimental`. Written by `make api`."""

from keras.dtensor.experimental import optimizers as optimizers
