"""Functions on tensors and settings of the process: the public `keras.backend`."""

from keras.backend import experimental
from keras.backend.activations import elu, hard_sigmoid, relu, sigmoid, softmax, softplus, softsign, tanh
from keras.backend.arithmetic import abs, clip, cos, exp, log, pow, round, sign, sin, sqrt, square
from keras.backend.batch_normalization import batch_normalization, normalize_batch_in_training
from keras.backend.comparison import equal, greater, greater_equal, less, less_equal, maximum, minimum, not_equal
from keras.backend.config import (
    cast_to_floatx,
    epsilon,
    floatx,
    image_data_format,
    set_epsilon,
    set_floatx,
    set_image_data_format,
)
from keras.backend.control_flow import in_test_phase, in_train_phase, switch
from keras.backend.conversion import cast, dtype, stop_gradient
from keras.backend.convolution import conv1d, conv2d, conv2d_transpose, conv3d, depthwise_conv2d, separable_conv2d
from keras.backend.creation import arange, constant, eye, ones, ones_like, variable, zeros, zeros_like
from keras.backend.ctc import ctc_batch_cost, ctc_decode, ctc_label_dense_to_sparse
from keras.backend.functional import foldl, foldr, map_fn
from keras.backend.image import resize_images, resize_volumes
from keras.backend.learning_phase import learning_phase, learning_phase_scope, set_learning_phase
from keras.backend.linear_algebra import batch_dot, dot, l2_normalize
from keras.backend.local_convolution import local_conv1d, local_conv2d
from keras.backend.losses import (
    binary_crossentropy,
    binary_focal_crossentropy,
    categorical_crossentropy,
    categorical_focal_crossentropy,
    sparse_categorical_crossentropy,
)
from keras.backend.names import clear_session, get_uid, name_scope, reset_uids
from keras.backend.nn import bias_add, in_top_k
from keras.backend.padding import spatial_2d_padding, spatial_3d_padding, temporal_padding
from keras.backend.pooling import pool2d, pool3d
from keras.backend.printing import print_tensor
from keras.backend.random import (
    dropout,
    random_bernoulli,
    random_binomial,
    random_normal,
    random_normal_variable,
    random_uniform,
    random_uniform_variable,
    truncated_normal,
)
from keras.backend.recurrence import rnn
from keras.backend.reductions import all, any, argmax, argmin, cumprod, cumsum, max, mean, min, prod, std, sum, var
from keras.backend.reshaping import (
    batch_flatten,
    concatenate,
    expand_dims,
    flatten,
    gather,
    one_hot,
    permute_dimensions,
    repeat,
    repeat_elements,
    reshape,
    reverse,
    squeeze,
    stack,
    tile,
    transpose,
)
from keras.backend.session import backend, get_graph, get_session, manual_variable_initialization, set_session
from keras.backend.sizes import count_params, int_shape, ndim, shape
from keras.backend.sparse import is_sparse, to_dense
from keras.backend.symbolic import function, gradients, is_keras_tensor, placeholder
from keras.backend.variables import (
    batch_get_value,
    batch_set_value,
    eval,
    get_value,
    moving_average_update,
    set_value,
    update,
    update_add,
    update_sub,
)
