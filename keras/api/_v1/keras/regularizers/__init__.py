"""Public names of `keras.regularizers`. Written by `make api`."""

from keras.regularizers.lookup import deserialize as deserialize
from keras.regularizers.lookup import get as get
from keras.regularizers.lookup import serialize as serialize
from keras.regularizers.norms import L1 as L1
from keras.regularizers.norms import L1 as l1
from keras.regularizers.norms import L1L2 as L1L2
from keras.regularizers.norms import L2 as L2
from keras.regularizers.norms import L2 as l2
from keras.regularizers.norms import l1_l2 as l1_l2
from keras.regularizers.orthogonal import OrthogonalRegularizer as OrthogonalRegularizer
from keras.regularizers.orthogonal import OrthogonalRegularizer as orthogonal_regularizer
from keras.regularizers.regularizer import Regularizer as Regularizer
