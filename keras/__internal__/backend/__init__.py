"""Public names of `keras.__internal__.backend`. Written by `make api`."""

from keras.backend.session import initialize_variables as initialize_variables
from keras.backend.session import track_variable as track_variable
