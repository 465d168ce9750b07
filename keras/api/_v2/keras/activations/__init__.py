"""Public names of `keras.activations`. Written by `make api`."""

from keras.activations.lookup import deserialize as deserialize
from keras.activations.lookup import get as get
from keras.activations.lookup import serialize as serialize
from keras.activations.rectified import elu as elu
from keras.activations.rectified import exponential as exponential
from keras.activations.rectified import gelu as gelu
from keras.activations.rectified import linear as linear
from keras.activations.rectified import mish as mish
from keras.activations.rectified import relu as relu
from keras.activations.rectified import selu as selu
from keras.activations.rectified import softplus as softplus
from keras.activations.rectified import swish as swish
from keras.activations.squashing import hard_sigmoid as hard_sigmoid
from keras.activations.squashing import sigmoid as sigmoid
from keras.activations.squashing import softmax as softmax
from keras.activations.squashing import softsign as softsign
from keras.activations.squashing import tanh as tanh
