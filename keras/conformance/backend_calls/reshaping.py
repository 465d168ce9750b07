"""Sizes, types and shapes."""

import tensorflow as tf

from keras.conformance.backend_calls.call import CUBE, INTEGERS, LABELS, MATRIX, POSITIVE, Call

CALLS = [
    Call("shape", lambda K, x: K.shape(x), [CUBE]),
    Call("int_shape", lambda K, x: K.int_shape(x), [CUBE]),
    Call("ndim", lambda K, x: K.ndim(x), [CUBE]),
    Call("count_params", lambda K, x: float(K.count_params(x)), [CUBE]),
    Call("dtype", lambda K, x: K.dtype(x), [INTEGERS]),
    Call("cast", lambda K, x: K.cast(x, "int32"), [CUBE]),
    Call("cast", lambda K, x: K.cast(x, tf.float64), [CUBE]),
    Call("cast_to_floatx", lambda K, x: K.cast_to_floatx(x), [INTEGERS]),
    Call("stop_gradient", lambda K, x: K.stop_gradient(x), [CUBE]),
    Call("stop_gradient", lambda K, x, y: list(K.stop_gradient([x, y])), [CUBE, MATRIX]),
    Call("reshape", lambda K, x: K.reshape(x, (4, -1)), [CUBE]),
    Call("flatten", lambda K, x: K.flatten(x), [CUBE]),
    Call("batch_flatten", lambda K, x: K.batch_flatten(x), [CUBE]),
    Call("batch_flatten", lambda K, x: K.batch_flatten(x), [LABELS]),
    Call("expand_dims", lambda K, x: K.expand_dims(x), [CUBE]),
    Call("expand_dims", lambda K, x: K.expand_dims(x, 1), [CUBE]),
    Call("squeeze", lambda K, x: K.squeeze(x, 1), [CUBE[:, :1]]),
    Call("transpose", lambda K, x: K.transpose(x), [CUBE]),
    Call("permute_dimensions", lambda K, x: K.permute_dimensions(x, (0, 2, 1)), [CUBE]),
    Call("concatenate", lambda K, x, y: K.concatenate([x, y]), [CUBE, POSITIVE]),
    Call("concatenate", lambda K, x, y: K.concatenate([x, y], axis=0), [CUBE, POSITIVE]),
    Call("stack", lambda K, x, y: K.stack([x, y]), [CUBE, POSITIVE]),
    Call("stack", lambda K, x, y: K.stack([x, y], axis=-1), [CUBE, POSITIVE]),
    Call("repeat", lambda K, x: K.repeat(x, 3), [MATRIX]),
    Call("repeat_elements", lambda K, x: K.repeat_elements(x, 3, 1), [CUBE]),
    Call("repeat_elements", lambda K, x: K.repeat_elements(x, 2, -1), [CUBE]),
    Call("tile", lambda K, x: K.tile(x, (1, 2, 3)), [CUBE]),
    Call("tile", lambda K, x: K.tile(x, 2), [LABELS]),
    Call("reverse", lambda K, x: K.reverse(x, 1), [CUBE]),
    Call("reverse", lambda K, x: K.reverse(x, [0, 2]), [CUBE]),
    Call("gather", lambda K, x: K.gather(x, [[1, 0], [0, 0]]), [CUBE]),
    Call("one_hot", lambda K, x: K.one_hot(x, 4), [LABELS]),
]
