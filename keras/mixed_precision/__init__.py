"""Computing in 16 bits with weights in 32: the public `keras.mixed_precision`."""

from keras.mixed_precision.policy import Policy, global_policy, set_global_policy
