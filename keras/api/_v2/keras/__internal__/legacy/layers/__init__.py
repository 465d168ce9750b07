"""Public names of `keras.__internal__.legacy.layers`. Written by `make api`."""

from keras.engine.layer import Layer as Layer
