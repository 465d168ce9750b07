"""The one gateway to TensorFlow's private API: `tf.__internal__` and `tensorflow.python`.

Each function says in its own terms what it gives, so that a TensorFlow that moves something costs a change here only.
"""

import os
import random

import tensorflow as tf
from tensorflow.core.protobuf import saved_model_pb2 as _saved_model_pb2
from tensorflow.python.autograph.core import ag_ctx as _ag_ctx, config as _autograph_config
from tensorflow.python.checkpoint import checkpoint_management as _checkpoint_management
from tensorflow.python.distribute import distribute_utils as _distribute_utils, values as _distribute_values
from tensorflow.python.eager import context as _context, record as _record
from tensorflow.python.eager.polymorphic_function import atomic_function as _atomic_function
from tensorflow.python.framework import (
    config as _config,
    constant_op as _constant_op,
    ops as _ops,
    tensor_util as _tensor_util,
    type_spec as _type_spec,
)
from tensorflow.python.ops import (
    resource_variable_ops as _resource_variable_ops,
    stateful_random_ops as _stateful_random_ops,
)
from tensorflow.python.trackable import data_structures as _data_structures
from tensorflow.python.util import (
    _pywrap_util_port,
    object_identity as _object_identity,
    tf_export as _tf_export,
)

FuncGraph = tf.__internal__.FuncGraph
GlobalOpDispatcher = tf.__internal__.dispatch.GlobalOpDispatcher
Trackable = tf.__internal__.tracking.Trackable
NoDependency = _data_structures.NoDependency  # wraps a value that an attribute holds without tracking it
CompositeTensor = tf.__internal__.CompositeTensor


def leave_unconverted(package):
    """Tells TensorFlow to trace the functions of a package as they are, when it converts control flow of users."""
    _autograph_config.CONVERSION_RULES += (_autograph_config.DoNotConvert(package),)


leave_unconverted(__name__.partition(".")[0])  # TensorFlow does so for `keras`; so be it under other names


def innermost_graph():
    """The graph that the caller is in, of a function being traced or of `tf.Graph().as_default()`; None when eager."""
    return None if tf.executing_eagerly() else tf.compat.v1.get_default_graph()


def in_graph():
    """True inside `tf.function` or any other graph."""
    return not tf.executing_eagerly()


def new_func_graph(name):
    """A scratch graph for tracing."""
    return FuncGraph(name)


def convert_with_autograph(function):
    """Returns `function` with its Python control flow on tensors turned into graph control flow, when in a graph."""
    return tf.__internal__.autograph.tf_convert(function, tf.__internal__.autograph.control_status_ctx())


def is_resource_variable(value):
    """True for a `tf.Variable` of any kind, distributed and autocast ones included."""
    return _resource_variable_ops.is_resource_variable(value)


def canonical_tf_name(symbol):
    """Public name of a TensorFlow function within `tf.` (`"math.reduce_sum"`), or None."""
    return _tf_export.get_canonical_name_for_symbol(symbol, api_name="tensorflow", add_prefix_to_v1_names=True)


def tf_symbol(name):
    """The TensorFlow function with the public name that `canonical_tf_name` gave, or None."""
    return _tf_export.get_symbol_from_name(name)


def eager_tensor_class():
    """The class of eager tensors."""
    return _ops.EagerTensor


def has_strategy():
    """True inside the scope of a `tf.distribute` strategy."""
    return tf.distribute.has_strategy()


def is_tracked_container(value):
    """True for the list, tuple and dict wrappers that TensorFlow puts in place of containers assigned to a module."""
    return isinstance(value, _data_structures.TrackableDataStructure)


def track_dependency(owner, value, name):
    """Makes `value` a checkpoint dependency of `owner` under `name`, as assigning an attribute does."""
    owner._track_trackable(value, name=name, overwrite=True)
    return value


def type_spec_parts(spec):
    """What a `tf.TypeSpec` is made of: the arguments that its class takes, in order."""
    return spec._serialize()


def type_spec_of(kind, parts):
    """Returns the `tf.TypeSpec` of a class that is made of `parts`: the inverse of `type_spec_parts`."""
    return kind._deserialize(parts)


def clear_kernel_cache():
    """Lets the eager runtime forget the kernels that it has compiled, which frees their memory."""
    if _context.context()._context_handle is not None:
        _context.context().clear_kernel_cache()


def autograph_scope():
    """Scope in which `convert_with_autograph` converts, whatever the enclosing `tf.function` says."""
    return _ag_ctx.ControlStatusCtx(status=_ag_ctx.Status.ENABLED)


def is_tensorflow_iterator(value):
    """True for what `iter` gives for a dataset, distributed or not."""
    return isinstance(value, (tf.data.Iterator, tf.distribute.DistributedIterator))


def is_overridden(instance, method, base):
    """True when the class of `instance`, or `instance` itself, replaces a method of `base`."""
    return method in vars(instance) or getattr(type(instance), method) is not getattr(base, method)


def is_distributed_variable_class(kind):
    """True for the classes of variables that have a copy on each replica."""
    return issubclass(kind, _distribute_values.DistributedVariable)


AutoTrackable = tf.__internal__.tracking.AutoTrackable


def variable_key(variable):
    """What tells variables apart: the same for all replicas of one, and for a variable and what wraps it."""
    return _distribute_utils.value_container(variable)._unique_id


def shared_name(variable):
    """Name of a variable with its scopes and without the output number (`"dense/kernel"`)."""
    return variable._shared_name


def tracked_container(values):
    """The list or dict as TensorFlow tracks it: a checkpointable object whose members are found by index or key."""
    return _data_structures.wrap_or_unwrap(values)


def traces_of(function):
    """The concrete functions of a `tf.function` that was called; empty for any other function."""
    return getattr(function, "_list_all_concrete_functions_for_serialization", list)()


def saved_object_graph(folder):
    """The object graph of a SavedModel: nodes by number, each with the numbers of its named children."""
    saved = _saved_model_pb2.SavedModel()
    with open(os.path.join(folder, "saved_model.pb"), "rb") as file:
        saved.ParseFromString(file.read())
    return saved.meta_graphs[0].object_graph_def


def note_latest_checkpoint(folder, name):
    """Makes `name` what `tf.train.latest_checkpoint(folder)` gives."""
    _checkpoint_management.update_checkpoint_state_internal(folder, name, all_model_checkpoint_paths=[name])


def shape_from_tensor(tensor):
    """Sizes that a rank-1 integer tensor used as a shape is known to hold, None for unknown ones; or None."""
    shape = _tensor_util.constant_value_as_shape(tensor)
    return None if shape.rank is None else shape.as_list()


def has_onednn():
    """True when the CPU kernels of TensorFlow come from oneDNN, which knows more of them."""
    return _pywrap_util_port.IsMklEnabled()


def dispatched(function):
    """Returns `function` made like TensorFlow's own: a `TypeError` over arguments asks the dispatchers to answer."""
    return tf.__internal__.dispatch.add_dispatch_support(function)


def tensor_of_array(array):
    """An eager tensor with the values of a NumPy array; `tf.constant` without its options."""
    return _constant_op.convert_to_eager_tensor(array, _context.context())


def forget_tensor(tensor):
    """Gives back what Python holds for an eager tensor that nobody will use again.

    TensorFlow 2.15 does not free the table of attributes, 48 bytes, that Python 3.11 makes with each eager tensor.
    """
    if _KEEPS_ATTRIBUTES:
        del tensor.__dict__


_KEEPS_ATTRIBUTES = tf.__version__.startswith("2.15.")


class ConcreteCall:
    """Calls a `tf.ConcreteFunction` on flat tensors whose number and types the caller has checked.

    TensorFlow binds, counts and checks arguments at every call. Here that happens once; a call that a tape watches, or
    that another graph is to contain, still goes TensorFlow's way.
    """

    def __init__(self, function):
        self._function = function
        inference = function._inference_function
        outputs = inference.function_type.flat_outputs
        may_go_directly = not any(callable(value) for value in function._captured_inputs) and not any(
            output.dtype in (tf.resource, tf.variant) for output in outputs
        )
        self._captured = function.captured_inputs if may_go_directly else None
        self._inference = inference
        self._name = inference.name
        self._output_count = len(outputs)
        self._places = _places_in(function.structured_outputs)

    def __call__(self, tensors):
        """Runs the function and returns its structured outputs."""
        context = _context.context()
        if self._captured is None or _record.could_possibly_record() or not context.executing_eagerly():
            return self._function._call_flat(tensors, self._function.captured_inputs)
        try:
            outputs = context.call_function(self._name, tensors + self._captured, self._output_count)
        except tf.errors.OpError:
            with _atomic_function.InterpolateRuntimeError(self._inference):
                raise
        if self._places is not None:
            return {name: outputs[place] for name, place in self._places}
        return self._inference.function_type.pack_output(outputs)


def _places_in(outputs):
    """For a dict of tensors, such as the logs of a step, pairs of each name and its place among the flat outputs."""
    if (
        type(outputs) is not dict
        or not outputs
        or not all(isinstance(v, (tf.TensorSpec, tf.Tensor)) for v in outputs.values())
    ):
        return None
    order = sorted(outputs)
    return [(name, order.index(name)) for name in outputs]


def has_variable_creators():
    """True where someone else decides how variables are made: a strategy, or `tf.variable_creator_scope`."""
    return bool(_ops.get_default_graph()._variable_creator_stack)


def default_variable(initial_value, **settings):
    """A variable as TensorFlow makes it when nobody else has a say."""
    return _resource_variable_ops.default_variable_creator_v2(None, initial_value=initial_value, **settings)


def rename_variable(variable, name):
    """Gives an eagerly made variable another name."""
    variable._handle_name = variable.handle._name = f"{name}:0"


def error_before_autograph(error):
    """The error in whose place AutoGraph raised `error`, and where in the user's code it arose, the outermost first.

    Returns:
        Pair of the error and a list of `(file name, line number, function name)`; `(None, [])` when `error` is no
        replacement.
    """
    metadata, original = getattr(error, "ag_error_metadata", None), error.__context__
    if metadata is None or getattr(original, "ag_error_metadata", None) is not metadata:
        return None, []
    del original.ag_error_metadata  # the next conversion on the way out takes note of the stack anew
    stack = reversed(metadata.translated_stack)
    return original, [(frame.filename, frame.lineno, frame.function_name) for frame in stack]


def replace_message(error, message):
    """Gives an error of TensorFlow another text."""
    error._message = message


def function_graphs(operation, attribute):
    """Graphs of the function or functions that an attribute of an operation names; None for one that is not there."""
    named = operation.get_attr(attribute)
    names = [one.name for one in (named if isinstance(named, list) else [named])]
    return [getattr(operation.graph._get_function(name), "graph", None) for name in names]


Reference = _object_identity.Reference  # a hashable stand-in for one object, as `tf.Tensor.ref` gives


def register_type_spec_of(cls, function):
    """Makes `function(value)` what TensorFlow calls for the `tf.TypeSpec` of values of a class."""
    _type_spec.register_type_spec_from_value_converter(cls, function)


disable_op_determinism = _config.disable_op_determinism  # undoes `tf.config.experimental.enable_op_determinism`


def uses_writer(graph, writer):
    """True when operations of a function's graph write to a `tf.summary.SummaryWriter`."""
    resource = getattr(writer, "_resource", None)
    return resource is not None and any(tensor is resource for tensor in graph.external_captures)


def eager_seed_state():
    """The seed of `tf.random.set_seed`, and the state of the generator that gives eager operations their seeds."""
    context = _context.context()
    generator = getattr(context, "_rng", None)  # there since the first seed was set
    return {"seed": context._seed, "generator": None if generator is None else generator.getstate()}


def set_eager_seed_state(saved):
    """Sets what `eager_seed_state` returned; operations that exist go on with the state that they have."""
    context = _context.context()
    context._seed = saved["seed"]
    if saved["generator"] is not None:
        context._rng = random.Random()
        context._rng.setstate(saved["generator"])


def shared_random_generator():
    """TensorFlow's global `tf.random.Generator`, or None while nobody has asked for one."""
    return _stateful_random_ops.global_generator
