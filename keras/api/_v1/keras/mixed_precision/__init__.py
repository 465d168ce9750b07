"""Public names of `keras.mixed_precision`. Written by `make api`."""

from keras.mixed_precision.policy import Policy as Policy
from keras.mixed_precision.policy import global_policy as global_policy
from keras.mixed_precision.policy import set_global_policy as set_global_policy
