"""Public names of `keras.__internal__.losses`. Written by `make api`."""

from keras.losses.function_loss import LossFunctionWrapper as LossFunctionWrapper
from keras.losses.reduction import compute_weighted_loss as compute_weighted_loss
