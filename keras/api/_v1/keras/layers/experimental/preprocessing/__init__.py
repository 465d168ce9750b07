"""Public names of `keras.layers.experimental.preprocessing`. Written by `make api`."""

from keras.layers.preprocessing.rescaling import Rescaling as Rescaling
