"""Public names of `keras.__internal__`. Written by `make api`."""

from keras.__internal__ import layers as layers
from keras.__internal__ import legacy as legacy
from keras.__internal__ import losses as losses
from keras.engine.keras_tensor import KerasTensor as KerasTensor
from keras.serialization.safe_mode import enable_unsafe_deserialization as enable_unsafe_deserialization
