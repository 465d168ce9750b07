"""Public names of `keras.__internal__.utils`. Written by `make api`."""

from keras.engine.symbolic_types import register_symbolic_tensor_type as register_symbolic_tensor_type
