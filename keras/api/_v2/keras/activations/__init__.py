"""Public names of `keras.activations`. Written by `make api`."""

from keras.activations.functions import exponential as exponential
from keras.activations.functions import gelu as gelu
from keras.activations.functions import linear as linear
from keras.activations.functions import mish as mish
from keras.activations.functions import selu as selu
from keras.activations.functions import swish as swish
from keras.activations.lookup import deserialize as deserialize
from keras.activations.lookup import get as get
from keras.activations.lookup import serialize as serialize
from keras.backend.activations import elu as elu
from keras.backend.activations import hard_sigmoid as hard_sigmoid
from keras.backend.activations import relu as relu
from keras.backend.activations import sigmoid as sigmoid
from keras.backend.activations import softmax as softmax
from keras.backend.activations import softplus as softplus
from keras.backend.activations import softsign as softsign
from keras.backend.activations import tanh as tanh
