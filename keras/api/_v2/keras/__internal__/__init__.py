"""Public names of `keras.__internal__`. Written by `make api`."""

from keras.__internal__ import backend as backend
from keras.__internal__ import layers as layers
from keras.__internal__ import legacy as legacy
from keras.__internal__ import losses as losses
from keras.__internal__ import models as models
from keras.__internal__ import utils as utils
from keras.engine.declaration_scope import apply_name_scope_on_model_declaration as apply_name_scope_on_model_declaration
from keras.engine.keras_tensor import KerasTensor as KerasTensor
from keras.engine.ragged_keras_tensor import RaggedKerasTensor as RaggedKerasTensor
from keras.engine.sparse_keras_tensor import SparseKerasTensor as SparseKerasTensor
from keras.serialization.safe_mode import enable_unsafe_deserialization as enable_unsafe_deserialization
