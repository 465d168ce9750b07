"""The public `keras.backend.experimental`."""

from keras.backend.random_generator import (
    disable_tf_random_generator,
    enable_tf_random_generator,
    is_tf_random_generator_enabled,
)
