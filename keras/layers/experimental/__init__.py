"""Public names of `keras.layers.experimental`. Written by `make api`."""

from keras.layers.experimental import preprocessing as preprocessing
