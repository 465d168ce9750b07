"""Public names of `keras.backend.experimental`. Written by `make api`."""

from keras.backend.random_generator import disable_tf_random_generator as disable_tf_random_generator
from keras.backend.random_generator import enable_tf_random_generator as enable_tf_random_generator
from keras.backend.random_generator import is_tf_random_generator_enabled as is_tf_random_generator_enabled
