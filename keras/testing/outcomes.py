"""What a call comes to, a value or an error, held against what the same call comes to elsewhere."""

import numpy as np
import tensorflow as tf


def outcome(function, *arguments):
    """Returns `(value, None)`, or `(None, error)` when the call raises."""
    try:
        return function(*arguments), None
    except Exception as error:
        return None, error


def assert_same_outcome(test, call, ours, reference, tolerance=2e-5):
    """Checks that a call comes to the same with two libraries: the same value, or an error of the reference's class."""
    expected, error = outcome(call, reference)
    value, our_error = outcome(call, ours)
    if error is not None:
        test.assertIsInstance(our_error, type(error))
        return
    test.assertIsNone(our_error)
    assert_same_value(test, value, expected, tolerance)


def kind_of(value):
    """Names what a value is: "array", "variable", "dense", "ragged", "symbolic ragged" and the like; else its type."""
    if is_symbolic(value):
        spec = type(getattr(value, "type_spec", None)).__name__
        return "symbolic " + ("ragged" if "Ragged" in spec else "sparse" if "Sparse" in spec else "dense")
    kinds = {np.ndarray: "array", tf.Variable: "variable", tf.SparseTensor: "sparse", tf.RaggedTensor: "ragged"}
    found = next((name for cls, name in kinds.items() if isinstance(value, cls)), None)
    return found or ("dense" if tf.is_tensor(value) else type(value).__name__)


def is_symbolic(value):
    """True for the symbolic tensors of any Keras 2."""
    return "KerasTensor" in type(value).__name__


def assert_same_value(test, value, expected, tolerance=2e-5):
    """Checks structure, kind, type, static shape and numbers of two results; a static shape may know more."""
    if isinstance(expected, dict):
        test.assertEqual(list(value), list(expected))
        value, expected = list(value.values()), list(expected.values())
    if isinstance(expected, (list, tuple)):
        test.assertLen(value, len(expected))
        for ours, theirs in zip(value, expected):
            assert_same_value(test, ours, theirs, tolerance)
        return
    if not hasattr(expected, "dtype") or isinstance(expected, np.generic):
        test.assertEqual(value, expected)
        return
    test.assertEqual(kind_of(value), kind_of(expected))
    test.assertEqual(tf.as_dtype(value.dtype), tf.as_dtype(expected.dtype))
    test.assertTrue(tf.TensorShape(expected.shape).is_compatible_with(value.shape), (expected.shape, value.shape))
    if not is_symbolic(expected):
        _assert_numbers(test, value, expected, tolerance)


def _assert_numbers(test, value, expected, tolerance):
    dtype = tf.as_dtype(expected.dtype)
    if isinstance(expected, tf.SparseTensor):
        value, expected = tf.sparse.to_dense(value), tf.sparse.to_dense(expected)
    if isinstance(expected, tf.RaggedTensor):
        test.assertAllEqual(value.row_splits, expected.row_splits)
        value, expected = value.flat_values, expected.flat_values
    value, expected = (np.asarray(part.numpy() if tf.is_tensor(part) else part) for part in (value, expected))
    test.assertEqual(value.shape, expected.shape)
    if dtype.is_floating or dtype.is_complex:
        tolerance = max(tolerance, 2e-2) if dtype.size == 2 else tolerance
        value, expected = (part.astype("complex128") for part in (value, expected))
        np.testing.assert_allclose(value, expected, rtol=tolerance, atol=tolerance)
    else:
        np.testing.assert_array_equal(value, expected)
