"""How many floating-point operations the operations of a graph take, from their types and static shapes."""

import collections
import math

import tensorflow as tf

from keras.support import tf_internals


class OperationCounts:
    """What `count` found.

    Attributes:
        flops: Number of floating-point operations.
        uncounted: Dict from what was left out (an operation type, or a remark) to how often it was met.
    """

    def __init__(self, flops=0, uncounted=()):
        self.flops = flops
        self.uncounted = collections.Counter(uncounted)

    def add(self, other, times=1):
        """Adds the counts of operations that run `times` times."""
        self.flops += times * other.flops
        self.uncounted.update(other.uncounted)


def count(operations):
    """Counts the floating-point operations of one run.

    A multiplication with its addition counts as 2, as TensorFlow's profiler has it; a function of one element (`exp`,
    `tanh`, a comparison) as 1, softmax as 5 an element, batch normalization in inference as 2 an element. Moving and
    casting values, integer arithmetic and reading variables are free. The body of a loop counts as often as
    `maximum_iterations` says; of the branches of a condition, the dearest counts.

    Args:
        operations: `tf.Operation`s of a graph.

    Returns:
        `OperationCounts`; operations without a rule, or without static shapes, are named in `uncounted`.
    """
    total = OperationCounts()
    for operation in operations:
        total.add(_count_one(operation))
    return total


def _count_one(operation):
    kind = operation.type
    if kind in _CALLS:
        return _count_calls(operation)
    if kind in _FREE or not any(tensor.dtype.is_floating or tensor.dtype.is_complex for tensor in operation.inputs):
        return OperationCounts()
    rule = _RULES.get(kind)
    if rule is None:
        return OperationCounts(uncounted=[kind])
    tensors = list(operation.inputs) + list(operation.outputs)[:1]  # further outputs are scratch space
    if not all(tensor.shape.is_fully_defined() for tensor in tensors):
        return OperationCounts(uncounted=[f"{kind} of unknown shape"])
    return OperationCounts(rule(operation))


# Operations that run other graphs.


def _count_calls(operation):
    bodies = [body for name in _CALLS[operation.type] for body in tf_internals.function_graphs(operation, name)]
    if None in bodies:
        return OperationCounts(uncounted=[operation.type])
    counts = [count(body.get_operations()) for body in bodies]
    if not operation.type.endswith("While"):
        return max(counts, key=lambda one: one.flops)
    total = OperationCounts()
    steps = tf.get_static_value(operation.inputs[1])  # TensorFlow passes the counter first, then the limit
    is_limited = steps is not None and steps.ndim == 0 and steps.dtype == "int32" and steps > 0
    total.add(counts[0], int(steps) if is_limited else 1)
    if not is_limited and total.flops:
        total.uncounted.update(["all but one pass of a loop of unknown length"])
    return total


# Operation type -> attributes that name the functions; of several functions, one is called.
_CALLS = {
    "PartitionedCall": ("f",),
    "StatefulPartitionedCall": ("f",),
    "While": ("body",),
    "StatelessWhile": ("body",),
    "If": ("then_branch", "else_branch"),
    "StatelessIf": ("then_branch", "else_branch"),
    "Case": ("branches",),
    "StatelessCase": ("branches",),
}


# Rules: flops of one operation whose shapes are known.


def _size(tensor):
    return tensor.shape.num_elements()


def _for_each_output(flops):
    return lambda operation: flops * _size(operation.outputs[0])


def _for_each_input(operation):
    return _size(operation.inputs[0])


def _sum_of_many(operation):
    return (len(operation.inputs) - 1) * _size(operation.outputs[0])


def _matrix_product(operation):
    transposed = next((name for name in ("transpose_a", "adj_x") if name in operation.node_def.attr), None)
    contracted = operation.inputs[0].shape[-2 if operation.get_attr(transposed) else -1]
    return 2 * contracted * _size(operation.outputs[0])


def _einsum(operation):
    """Twice the product of the lengths of all axes that the equation names; an ellipsis takes those of the longest."""
    lengths = {}
    terms = operation.get_attr("equation").decode().partition("->")[0].split(",")
    for term, tensor in zip(terms, operation.inputs):
        before, _, after = term.partition("...")
        shape = tensor.shape.as_list()
        rest = shape[len(before) : len(shape) - len(after)]
        named = list(zip(before, shape)) + list(zip(after, shape[len(shape) - len(after) :]))
        named += [(index - len(rest), length) for index, length in enumerate(rest)]
        for axis, length in named:
            lengths[axis] = max(length, lengths.get(axis, 1))
    return (2 if len(terms) > 1 else 1) * math.prod(lengths.values())


def _convolution(operation):
    return 2 * _size(operation.outputs[0]) * math.prod(operation.inputs[1].shape[:-1])


def _depthwise_convolution(operation):
    return 2 * _size(operation.outputs[0]) * math.prod(operation.inputs[1].shape[:2])


def _transposed_convolution(operation):
    """Each element of the input (the third operand) is multiplied by a window and all output channels."""
    return 2 * _size(operation.inputs[2]) * math.prod(operation.inputs[1].shape[:-1])


def _pooling(operation):
    return math.prod(operation.get_attr("ksize")) * _size(operation.outputs[0])


def _batch_normalization(operation):
    return (7 if operation.get_attr("is_training") else 2) * _size(operation.inputs[0])


def _lstm(operation):
    """Two matrix products a step, and 10 operations on each cell."""
    steps, batch, _ = operation.inputs[1].shape
    inputs, gates = operation.inputs[4].shape
    return steps * batch * (2 * inputs * gates + 10 * gates // 4)


_ELEMENTWISE = """
    Abs Acos Acosh Add AddV2 Asin Asinh Atan Atan2 Atanh BiasAdd Ceil Cos Cosh Digamma Div DivNoNan Elu Equal Erf Erfc
    Exp Expm1 Floor FloorDiv FloorMod Greater GreaterEqual Inv IsFinite IsInf IsNan LeakyRelu Less LessEqual Lgamma Log
    Log1p Maximum Minimum Mod Mul MulNoNan Neg NotEqual Pow RealDiv Reciprocal Relu Relu6 Rint Round Rsqrt Selu Sigmoid
    Sign Sin Sinh Softplus Softsign Sqrt Square Sub Tan Tanh Xdivy Xlogy
""".split()
_REDUCTIONS = "ArgMax ArgMin Cumprod Cumsum EuclideanNorm Max Mean Min Prod SegmentSum Sum UnsortedSegmentSum".split()
_FREE = frozenset(
    """
    BatchToSpaceND BroadcastTo Cast CheckNumerics Concat ConcatV2 DepthToSpace DiagPart DynamicStitch EnsureShape
    ExpandDims ExtractImagePatches Fill Gather GatherNd GatherV2 Identity IdentityN MatrixBandPart MatrixDiag
    MatrixDiagPart MatrixSetDiag MirrorPad OneHot OnesLike Pack Pad PadV2 PreventGradient Rank Reshape
    ResizeNearestNeighbor ResourceGather Reverse ReverseSequence ReverseV2 Roll ScatterNd Select SelectV2 Shape ShapeN
    Size Slice Snapshot SpaceToBatchND SpaceToDepth Split SplitV Squeeze StopGradient StridedSlice
    TensorArrayScatterV3 TensorListFromTensor TensorListPushBack TensorListSetItem TensorListStack Tile Transpose
    Unpack Where ZerosLike
    """.split()
)
_RULES = {
    **dict.fromkeys(_ELEMENTWISE, _for_each_output(1)),
    **dict.fromkeys(_REDUCTIONS, _for_each_input),
    **dict.fromkeys(("MatMul", "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3"), _matrix_product),
    **dict.fromkeys(("Conv2D", "Conv3D"), _convolution),
    **dict.fromkeys(("Conv2DBackpropInput", "Conv3DBackpropInputV2"), _transposed_convolution),
    **dict.fromkeys(("AvgPool", "AvgPool3D", "MaxPool", "MaxPool3D", "MaxPoolV2"), _pooling),
    **dict.fromkeys(("FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3"), _batch_normalization),
    **dict.fromkeys(("Softmax", "LogSoftmax"), _for_each_output(5)),
    "AddN": _sum_of_many,
    "BlockLSTM": _lstm,
    "BlockLSTMV2": _lstm,
    "DepthwiseConv2dNative": _depthwise_convolution,
    "Einsum": _einsum,
    "L2Loss": lambda operation: 2 * _for_each_input(operation),
    "ResizeBilinear": _for_each_output(9),  # three times a difference, a product and a sum
    "SquaredDifference": _for_each_output(2),
}
