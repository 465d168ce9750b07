"""Slots: the places of a config that hold an object, and what may stand in each.

A file can only name what a slot allows: public classes of its kind and public functions of its namespaces, never
another public function of this package. What users register or pass is theirs, and must still be of the right kind.
"""

import dataclasses
import types

import tensorflow as tf

from keras.serialization import file_names, registration
from keras.support import registry

_NOT_OBJECTS = ("get", "serialize", "deserialize", "experimental", "schedules", "legacy")


@dataclasses.dataclass(frozen=True)
class Slot:
    """What a place of a config may hold, and how names are read there.

    `noun` is what messages call it, `title` the word after "Unknown", `bases` the public paths of the classes that may
    stand here, `namespaces` where names are looked up, the first one winning.
    """

    namespace: str
    noun: str
    bases: tuple
    namespaces: tuple
    functions: bool = False  # public functions of the namespaces may stand here
    callables: bool = False  # any callable of the user's own may stand here
    title: str = ""
    lower_names: bool = False  # names count without regard to case
    factories: tuple = ()  # public functions that make an object, called with the config
    aliases: dict = dataclasses.field(default_factory=dict)  # name in files or of Keras 1 -> public name
    outside: dict = dataclasses.field(default_factory=dict)  # name -> function of TensorFlow

    @property
    def heading(self):
        return self.title or self.noun


_LAYERS = "keras.layers.Layer"
_LOSSES = "keras.losses.Loss"
_METRICS = "keras.metrics.Metric"
_OPTIMIZERS = (
    "keras.optimizers.Optimizer",
    "keras.optimizers.legacy.Optimizer",
    "keras.mixed_precision.LossScaleOptimizer",
)
_SCHEDULES = "keras.optimizers.schedules.LearningRateSchedule"

_SLOTS = (
    Slot(
        "keras.activations",
        "activation function",
        (_LAYERS,),
        ("keras.activations", "keras.layers"),
        functions=True,
        callables=True,
        outside={
            "silu": tf.nn.silu,
            "leaky_relu": tf.nn.leaky_relu,
            "relu6": tf.nn.relu6,
            "log_softmax": tf.nn.log_softmax,
        },
    ),
    Slot(
        "keras.initializers",
        "initializer",
        ("keras.initializers.Initializer",),
        ("keras.initializers",),
        callables=True,
        aliases={"zero": "zeros", "one": "ones", "uniform": "random_uniform", "normal": "random_normal"},
    ),
    Slot(
        "keras.regularizers",
        "regularizer",
        ("keras.regularizers.Regularizer",),
        ("keras.regularizers",),
        callables=True,
        factories=("keras.regularizers.l1_l2",),
    ),
    Slot(
        "keras.constraints",
        "constraint",
        ("keras.constraints.Constraint",),
        ("keras.constraints",),
        callables=True,
        aliases={"maxnorm": "max_norm", "nonneg": "non_neg", "unitnorm": "unit_norm", "minmaxnorm": "min_max_norm"},
    ),
    Slot(
        "keras.losses",
        "loss function",
        (_LOSSES,),
        ("keras.losses",),
        functions=True,
        callables=True,
        aliases={
            "bce": "binary_crossentropy",
            "BCE": "binary_crossentropy",
            "huber_loss": "huber",
            "cosine_proximity": "cosine_similarity",
        },
    ),
    Slot(
        "keras.metrics",
        "metric",
        (_METRICS, _LOSSES),
        ("keras.metrics", "keras.losses"),
        functions=True,
        callables=True,
        title="metric function",
        aliases={
            "accuracy": "accuracy",  # `compile` chooses one by the shapes of the outputs
            "acc": "accuracy",
            "bce": "binary_crossentropy",
            "BCE": "binary_crossentropy",
            "cosine_proximity": "cosine_similarity",
        },
    ),
    Slot(
        "keras.optimizers",
        "optimizer",
        _OPTIMIZERS,
        ("keras.optimizers", "keras.optimizers.experimental", "keras.mixed_precision", "keras.optimizers.legacy"),
        lower_names=True,
    ),
    Slot(
        "keras.optimizers.schedules",
        "learning rate schedule",
        (_SCHEDULES,),
        ("keras.optimizers.schedules",),
        title="decay",
    ),
    Slot(
        "keras.layers",
        "layer",
        (_LAYERS,),
        (
            "keras.layers",
            "keras.layers.experimental.preprocessing",
            "keras.layers.experimental",
            "keras",
            "keras.models.experimental",
        ),
        aliases={
            "BatchNormalizationV1": "BatchNormalization",
            "BatchNormalizationV2": "BatchNormalization",
            "GRUCellV2": "GRUCell",
            "GRUV1": "GRU",
            "GRUV2": "GRU",
            "LSTMCellV2": "LSTMCell",
            "LSTMV1": "LSTM",
            "LSTMV2": "LSTM",
        },
    ),
    Slot(
        "keras.mixed_precision",
        "dtype policy",
        ("keras.mixed_precision.Policy",),
        ("keras.mixed_precision",),
        title="dtype policy",
        aliases={"PolicyV1": "Policy"},
    ),
)
_TF_NAMES = {"softmax_v2": "softmax", "log_softmax_v2": "log_softmax"}  # Python name -> public name
_BY_NAMESPACE = {slot.namespace: slot for slot in _SLOTS}
ANY = Slot(
    "keras",
    "object",
    tuple(dict.fromkeys(base for slot in _SLOTS for base in slot.bases)),
    tuple(dict.fromkeys(namespace for slot in _SLOTS for namespace in slot.namespaces)),
    functions=True,
    callables=True,
    factories=("keras.regularizers.l1_l2",),
)


def slot_of(namespace):
    """Returns the slot of a public namespace such as "keras.losses"; the slot of any modeling object for None."""
    if isinstance(namespace, Slot):
        return namespace
    return ANY if namespace is None else _BY_NAMESPACE[namespace]


def all_slots():
    """Every slot but the one of any object."""
    return _SLOTS


def allows(slot, obj):
    """True when a file may name `obj`, an object of this package, in `slot`."""
    if isinstance(obj, type):
        return issubclass(obj, _bases(slot.bases)) or any(obj is registry.find(path) for path in slot.bases)
    paths = file_names.paths_of(obj)
    if any(path in slot.factories for path in paths):
        return True
    return slot.functions and any(_is_object_function(path) for path in paths)


def _is_object_function(path):
    namespace, _, name = path.rpartition(".")
    is_place_of_functions = namespace in ("keras.activations", "keras.losses", "keras.metrics")
    return is_place_of_functions and name not in _NOT_OBJECTS


def _bases(paths):
    found = (registry.find(path) for path in paths)
    return tuple(base for base in found if isinstance(base, type))


def accepts(slot, value):
    """True when `value`, whoever made it, is of a kind that may stand in `slot`."""
    if slot is ANY or isinstance(value, _bases(slot.bases)):
        return True
    is_of_other_slot = isinstance(value, _bases(ANY.bases))
    return slot.callables and callable(value) and not isinstance(value, type) and not is_of_other_slot


def find_public(slot, name):
    """Returns the public object that `name` means in `slot`, or None; what the slot does not allow is not found."""
    for spelling in _spellings(slot, name):
        for namespace in slot.namespaces:
            found = registry.find(f"{namespace}.{spelling}")
            if found is not None and allows(slot, found):
                return found
        unpublished = file_names.find_unpublished(spelling)
        if unpublished is not None and allows(slot, unpublished):
            return unpublished
    return slot.outside.get(name)


def _spellings(slot, name):
    """The public names that `name` may stand for, itself first."""
    yield name
    if name in slot.aliases:
        yield slot.aliases[name]
    if slot.lower_names:
        yield from (known for known in names(slot) if known.lower() == name.lower())
    if slot.namespace == "keras.initializers" and name.endswith("V2"):
        yield name[: -len("V2")]


def names(slot):
    """Every public name that `slot` knows, the first namespace first."""
    known = list(slot.aliases)
    for namespace in slot.namespaces:
        known += [name for name, obj in registry.members(namespace).items() if allows(slot, obj)]
    return known


def activation_name(function):
    """Returns the name that files give a built-in activation; None for any other callable."""
    name = _TF_NAMES.get(getattr(function, "__name__", None), getattr(function, "__name__", None))
    if not is_plain_function(function) or registration.is_registered(function):
        return None
    is_ours = registry.find(f"keras.activations.{name}") is not None and allows(
        _BY_NAMESPACE["keras.activations"], function
    )
    is_tensorflow = getattr(function, "__module__", "").startswith("tensorflow.")
    return name if is_ours or (is_tensorflow and find_public(_BY_NAMESPACE["keras.activations"], name)) else None


def is_factory(function, slot):
    """True for a public function that makes an object of `slot` from settings."""
    return any(function is registry.find(path) for path in slot.factories)


def base_of(slot):
    """Returns the class that the objects of `slot` inherit from, or None while its module is not imported."""
    return registry.find(slot.bases[0])


def is_plain_function(value):
    """True for a function, bound method or builtin: what configs hold by name."""
    return isinstance(value, (types.FunctionType, types.MethodType, types.BuiltinFunctionType))
