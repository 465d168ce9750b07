"""Public names of `keras.__internal__.utils`. Written by `make api`."""

from keras.data.data_handler import get_data_handler as get_data_handler
from keras.engine.symbolic_types import register_symbolic_tensor_type as register_symbolic_tensor_type
