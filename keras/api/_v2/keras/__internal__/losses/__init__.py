"""Public names of `keras.__internal__.losses`. Written by `make api`."""

from keras.losses.function_loss import LossFunctionWrapper as LossFunctionWrapper
