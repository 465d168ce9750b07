"""Tensors and variables: made, read and changed."""

import numpy as np
import tensorflow as tf

from keras.conformance.backend_calls.call import CUBE, MATRIX, Call


def _changed(change):
    variable = tf.Variable([1.0, 2.0])
    result = change(variable)
    return [variable, variable if result is None else tf.convert_to_tensor(result)]


def _double(K):  # noqa: N803 (the usual name of the backend)
    x = K.placeholder((None, 4))
    return K.function([x], [x * 2])


CALLS = [
    Call("constant", lambda K: [K.constant(3), K.constant([1, 2], "int32"), K.constant(2, shape=(2, 2))], []),
    Call("variable", lambda K: [K.variable(3), K.variable([[1, 2]], "int32")], []),
    Call("zeros", lambda K: [K.zeros((2, 3)), K.zeros(2, "int32"), K.zeros(())], []),
    Call("ones", lambda K: [K.ones((2, 3)), K.ones(2, "float64"), K.ones(())], []),
    Call("eye", lambda K: [K.eye(3), K.eye(2, "int32")], []),
    Call("zeros_like", lambda K, x: [K.zeros_like(x), K.zeros_like(x, "int32")], [CUBE]),
    Call("ones_like", lambda K, x: [K.ones_like(x), K.ones_like(x, "int32")], [CUBE]),
    Call("arange", lambda K: [K.arange(3), K.arange(-3), K.arange(1, 6, 2), K.arange(0, 3, 0.5)], []),
    Call("arange", lambda K: [K.arange(3, dtype="int64"), K.arange(1, 3, dtype="float32")], []),
    Call("get_value", lambda K, x: [K.get_value(x), K.get_value(tf.Variable(x)), K.get_value(3)], [CUBE]),
    Call("eval", lambda K, x: [K.eval(x), K.eval(tf.sparse.from_dense(x))], [CUBE]),
    Call("batch_get_value", lambda K, x: K.batch_get_value([tf.Variable(x), x]), [CUBE]),
    Call("set_value", lambda K: _changed(lambda v: K.set_value(v, [3, 4])), []),
    Call("batch_set_value", lambda K: _changed(lambda v: K.batch_set_value([(v, np.array([3.0, 4.0]))])), []),
    Call("update", lambda K: _changed(lambda v: K.update(v, [3.0, 4.0])), []),
    Call("update_add", lambda K: _changed(lambda v: K.update_add(v, [3.0, 4.0])), []),
    Call("update_sub", lambda K: _changed(lambda v: K.update_sub(v, [3.0, 4.0])), []),
    Call("moving_average_update", lambda K: _changed(lambda v: K.moving_average_update(v, [3.0, 4.0], 0.9)), []),
    Call("is_sparse", lambda K, x: [K.is_sparse(x), K.is_sparse(tf.sparse.from_dense(x)), K.is_sparse(3)], [MATRIX]),
    Call("to_dense", lambda K, x: [K.to_dense(x), K.to_dense(tf.sparse.from_dense(x))], [MATRIX]),
    Call("is_keras_tensor", lambda K, x: [K.is_keras_tensor(x), K.is_keras_tensor(K.placeholder((2,)))], [MATRIX]),
    Call("placeholder", lambda K: [tuple(K.placeholder((None, 2)).shape), K.placeholder(ndim=3).shape.rank], []),
    Call(
        "placeholder", lambda K: [K.placeholder((2,), dtype="int32", name="here").dtype, K.placeholder().shape.rank], []
    ),
    Call("function", lambda K, x: _double(K)([x]), [MATRIX]),
    Call("gradients", lambda K, x: tf.function(lambda x: K.gradients(x * x, [x]))(x), [MATRIX]),
]
