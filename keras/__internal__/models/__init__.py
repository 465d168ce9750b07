"""Public names of `keras.__internal__.models`. Written by `make api`."""

from keras.models.clone_and_build import clone_and_build_model as clone_and_build_model
from keras.models.clone_and_build import in_place_subclassed_model_state_restoration as in_place_subclassed_model_state_restoration
