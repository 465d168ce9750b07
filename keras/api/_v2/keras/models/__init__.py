"""Public names of `keras.models`. Written by `make api`."""

from keras.api._v2.keras.models import experimental as experimental
from keras.models.cloning import clone_model as clone_model
from keras.models.model import Model as Model
from keras.models.model_config import model_from_config as model_from_config
from keras.models.model_config import model_from_json as model_from_json
from keras.models.model_config import model_from_yaml as model_from_yaml
from keras.models.sequential import Sequential as Sequential
from keras.saving.save_load import load_model as load_model
from keras.saving.save_load import save_model as save_model
