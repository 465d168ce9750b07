"""Names of TensorFlow functions in configs, and which of them a config may name.

A file may name functions that compute on tensors. Functions that read or write files, run Python code, load libraries
or keep state outside the graph are not among them.
"""

import inspect

import tensorflow as tf

from keras.support import registry, tf_internals
from keras.support.errors import UnsafeModelError

_COMPUTING_NAMESPACES = (
    "__operators__",
    "audio",
    "bitwise",
    "dtypes",
    "image",
    "linalg",
    "math",
    "nn",
    "quantization",
    "ragged",
    "random",
    "sets",
    "signal",
    "sparse",
    "strings",
    "RaggedTensor",
    "SparseTensor",
)
_COMPUTING_MEMBERS = {  # of namespaces whose other members do more
    "debugging.assert_all_finite", "debugging.check_numerics",
    "io.decode_and_crop_jpeg", "io.decode_base64", "io.decode_bmp", "io.decode_compressed", "io.decode_csv",
    "io.decode_gif", "io.decode_image", "io.decode_jpeg", "io.decode_json_example", "io.decode_png", "io.decode_raw",
    "io.encode_base64", "io.encode_jpeg", "io.encode_png", "io.parse_example", "io.parse_sequence_example",
    "io.parse_single_example", "io.parse_single_sequence_example", "io.parse_tensor", "io.serialize_tensor",
}  # fmt: skip
_COMPUTING_TOP_LEVEL = {
    "approx_top_k", "argsort", "batch_gather", "batch_to_space", "bitcast", "boolean_mask", "broadcast_dynamic_shape",
    "broadcast_static_shape", "broadcast_to", "case", "cast", "clip_by_global_norm", "clip_by_norm", "clip_by_value",
    "complex", "concat", "cond", "convert_to_tensor", "cumsum", "div", "dynamic_partition",
    "dynamic_stitch", "edit_distance", "einsum", "ensure_shape", "expand_dims", "extract_image_patches",
    "extract_volume_patches", "eye", "fill", "fingerprint", "floor_div", "floordiv", "foldl", "foldr", "gather",
    "gather_nd", "gradients", "guarantee_const", "histogram_fixed_width",
    "histogram_fixed_width_bins", "identity", "identity_n", "is_tensor", "linspace", "logical_and", "logical_not",
    "logical_or", "map_fn", "meshgrid", "multinomial", "no_op", "norm", "one_hot", "ones", "ones_like",
    "pad", "parallel_stack", "placeholder_with_default", "random_crop", "range", "rank", "realdiv", "repeat",
    "required_space_to_batch_paddings", "reshape", "reverse", "reverse_sequence", "roll", "scan",
    "scatter_nd",
    "searchsorted", "sequence_mask", "shape", "shape_n", "size", "slice", "sort", "space_to_batch", "space_to_batch_nd",
    "space_to_depth", "depth_to_space", "sparse_to_dense", "split", "squeeze", "stack", "stop_gradient",
    "strided_slice", "switch_case", "tensor_scatter_nd_add", "tensor_scatter_nd_max", "tensor_scatter_nd_min",
    "tensor_scatter_nd_sub", "tensor_scatter_nd_update", "tensordot", "tile", "timestamp", "to_bfloat16",
    "to_complex128",
    "to_complex64", "to_double", "to_float", "to_int32", "to_int64", "transpose", "truncatediv", "truncatemod",
    "unique", "unique_with_counts", "unravel_index", "unstack", "vectorized_map", "where", "where_v2", "while_loop",
    "zeros", "zeros_like",
    # Version 1 spellings of functions that version 2 keeps under `math`, `linalg` and so on.
    "arg_max", "arg_min", "argmax", "argmin", "batch_to_space_nd", "ceil", "conj", "count_nonzero", "decode_raw",
    "diag", "diag_part", "erf", "hessians", "lbeta", "log_sigmoid", "matrix_band_part", "quantize", "quantize_v2",
    "random_gamma", "random_normal", "random_poisson", "random_shuffle", "random_uniform", "reduce_all", "reduce_any",
    "reduce_join", "reduce_logsumexp", "reduce_max", "reduce_mean", "reduce_min", "reduce_prod", "reduce_sum",
    "segment_sum", "setdiff1d", "sparse_add", "sparse_concat", "sparse_reduce_max", "sparse_reduce_sum",
    "sparse_segment_mean", "sparse_segment_sqrt_n", "sparse_segment_sum", "sparse_split", "string_split",
    "string_to_hash_bucket", "string_to_number", "substr", "truncated_normal", "tuple",
    "verify_tensor_all_finite",
}  # fmt: skip


# Members of the computing namespaces that keep state, or read and write files.
_NOT_COMPUTING = {
    "nn.fixed_unigram_candidate_sampler",
    "quantization.experimental.quantize_saved_model",
    "random.experimental.get_global_generator",
    "random.experimental.set_global_generator",
    "random.fixed_unigram_candidate_sampler",
    "random.get_global_generator",
    "random.set_global_generator",
    "random.set_random_seed",
    "random.set_seed",
}


# Functions of `keras.backend` that models record whole, and files name.
_BACKEND_FUNCTIONS = {
    f"keras.backend.{name}"
    for name in (
        "batch_flatten", "binary_crossentropy", "binary_focal_crossentropy", "cast_to_floatx",
        "categorical_crossentropy",
        "categorical_focal_crossentropy", "concatenate", "ctc_batch_cost", "ctc_decode", "ctc_label_dense_to_sparse",
        "dot", "print_tensor", "sparse_categorical_crossentropy", "switch", "to_dense",
    )
}  # fmt: skip

# Counts for which TensorFlow builds Python lists or ends the process while a call is traced -> the most that is taken.
_MOST = {"batch_dims": 254, "nrows": 1 << 24, "nested_nrows": 1 << 24, "num_partitions": 1 << 16}
_MOST_PARTS = 1 << 16  # that a tensor is taken apart into, each of which is a symbolic tensor


def check_counts(function, args, kwargs, owner):
    """Raises for a call whose tracing alone would exhaust memory or end the process.

    Raises:
        ValueError: A count among the arguments is beyond what a model can mean.
    """
    try:
        given = inspect.signature(function).bind_partial(*args, **kwargs).arguments
    except (TypeError, ValueError):
        return  # calling it gives TensorFlow's own message
    for name, most in _MOST.items():
        counts = [value for value in tf.nest.flatten(given.get(name)) if isinstance(value, int)]
        if counts and max(counts) > most:
            raise ValueError(f'Layer "{owner}": `{name}` must be at most {most}. Received: {name}={given[name]}')
    parts = _number_of_parts(function, given)
    if parts > _MOST_PARTS:
        raise ValueError(f'Layer "{owner}": takes a tensor apart into more than {_MOST_PARTS}. Received: {parts} parts')


def _number_of_parts(function, given):
    """Number of tensors that `tf.split` or `tf.unstack` gives where it is one number; 0 for any other function."""
    if function is tf.unstack:
        shape, axis = getattr(given.get("value"), "shape", tf.TensorShape(None)), given.get("axis", 0)
        is_axis = shape.rank is not None and isinstance(axis, int) and -shape.rank <= axis < shape.rank
        return (shape[axis] if is_axis else None) or 0
    count = given.get("num_or_size_splits", given.get("num_split"))
    return count if isinstance(count, int) else 0


def name_of(function):
    """Public name of a TensorFlow or `keras.backend` function within `tf.`, or None."""
    name = tf_internals.canonical_tf_name(function)
    return name or next((path for path in registry.paths_of(function) if path in _BACKEND_FUNCTIONS), None)


def is_computing(name):
    """True when a config may name this function."""
    plain = name[len("compat.v1.") :] if name.startswith("compat.v1.") else name
    if "." not in plain:
        return plain in _COMPUTING_TOP_LEVEL
    return (
        plain not in _NOT_COMPUTING and plain.partition(".")[0] in _COMPUTING_NAMESPACES or plain in _COMPUTING_MEMBERS
    )


def find(name):
    """The TensorFlow function that a config names.

    Raises:
        UnsafeModelError: The function does more than compute on tensors, or is a class.
        ValueError: TensorFlow has no such function.
    """
    if isinstance(name, str) and name in _BACKEND_FUNCTIONS:
        return registry.find(name)
    is_allowed = isinstance(name, str) and is_computing(name)
    function = tf_internals.tf_symbol(name) if is_allowed else None
    if not is_allowed or isinstance(function, type):
        raise UnsafeModelError(
            f"An op layer names the TensorFlow function {name!r}, which may do more than compute on tensors. Files "
            "cannot use it; build the layer in code instead, as a subclass of `keras.layers.Layer`."
        )
    if function is None:
        raise ValueError(f"This TensorFlow has no function `tf.{name}`, which an op layer names.")
    return function
