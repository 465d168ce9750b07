"""The public `keras.models.experimental`."""

from keras.models.sharpness_aware_minimization import SharpnessAwareMinimization
