"""Models: the public `keras.models`."""

from keras.engine.input_layer import Input
from keras.models import experimental
from keras.models.cloning import clone_model
from keras.models.functional import Functional
from keras.models.model import Model
from keras.models.model_config import model_from_config, model_from_json, model_from_yaml
from keras.models.sequential import Sequential
from keras.saving.save_load import load_model, save_model
