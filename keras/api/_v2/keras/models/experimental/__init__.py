"""Public names of `keras.models.experimental`. Written by `make api`."""

from keras.models.sharpness_aware_minimization import SharpnessAwareMinimization as SharpnessAwareMinimization
