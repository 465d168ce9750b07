"""Public names of `keras.__internal__.layers`. Written by `make api`."""

from keras.engine.random_layer import BaseRandomLayer as BaseRandomLayer
