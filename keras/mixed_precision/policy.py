"""Dtype policies: which type a layer computes in and which one it keeps its weights in."""

import contextlib

import tensorflow as tf

from keras.serialization import encode, lookup
from keras.support import naming, state
from keras.support.api_export import keras_export

_MIXED = {"mixed_float16": "float16", "mixed_bfloat16": "bfloat16"}


@keras_export("keras.mixed_precision.Policy")
class Policy:
    """The type a layer computes in, and the type it keeps its weights in.

    `"mixed_float16"` and `"mixed_bfloat16"` compute in 16 bits and keep weights in float32; the name of a type stands
    for itself in both places.

    >>> policy = keras.mixed_precision.Policy("mixed_float16")
    >>> policy.compute_dtype, policy.variable_dtype
    ('float16', 'float32')

    Args:
        name: "mixed_float16", "mixed_bfloat16", or the name of a type such as "float32".

    Raises:
        TypeError: `name` is no text.
        ValueError: `name` is neither a mixed policy nor a type.

    Reference: Micikevicius et al., 2018, https://arxiv.org/abs/1710.03740 (Section 3.1).
    """

    def __init__(self, name):
        if isinstance(name, tf.DType):
            raise TypeError(
                f"Policy: 'name' must be a string, not a DType. Instead, pass DType.name. Received: name={name.name}"
            )
        if not isinstance(name, str):
            raise TypeError(f"Policy: 'name' must be a string, but got: {name!r}")
        self._name = str(name)
        self._compute_dtype, self._variable_dtype = _dtypes_of(self._name)

    @property
    def name(self):
        """The name of the policy."""
        return self._name

    @property
    def compute_dtype(self):
        """Name of the type that inputs are cast to and layers compute in; None when it follows the inputs."""
        return self._compute_dtype

    @property
    def variable_dtype(self):
        """Name of the type that weights are kept in; None when it follows the inputs."""
        return self._variable_dtype

    def get_config(self):
        """Returns `{"name": name}`."""
        return {"name": self.name}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Returns the policy of a config; settings of older files, such as a loss scale, are dropped."""
        return cls(config["name"])

    def __repr__(self):
        return f'<Policy "{self._name}">'


def _dtypes_of(name):
    if name in _MIXED:
        return _MIXED[name], "float32"
    if name == "_infer":
        return None, None
    try:
        dtype = tf.as_dtype(name).name
    except TypeError:
        hint = naming.closest(name, (*_MIXED, "float32", "float16", "bfloat16", "float64"))
        raise ValueError(
            f"Cannot convert value {name} to a mixed precision Policy. Valid policies include 'mixed_float16', "
            f"'mixed_bfloat16', and the name of any dtype such as 'float32'. {hint}".rstrip()
        ) from None
    return dtype, dtype


@keras_export("keras.mixed_precision.global_policy")
def global_policy():
    """Returns the policy of layers that are given no `dtype`: that of `keras.backend.floatx()` unless set.

    >>> keras.mixed_precision.global_policy()
    <Policy "float32">
    """
    if state.thread.policy_scopes:
        return state.thread.policy_scopes[-1]
    return state.process.global_policy or Policy(state.process.float_type)


@keras_export("keras.mixed_precision.set_global_policy")
def set_global_policy(policy):
    """Sets the policy of layers that are given no `dtype` from now on.

    >>> keras.mixed_precision.set_global_policy("mixed_float16")
    >>> keras.layers.Dense(1).compute_dtype
    'float16'
    >>> keras.mixed_precision.set_global_policy("float32")

    Args:
        policy: A `Policy` or its name; None for that of `keras.backend.floatx()`.

    Raises:
        ValueError: The policy is not of a floating point type.
    """
    state.process.global_policy = _checked_global(policy)


def _checked_global(policy):
    if policy is None or isinstance(policy, Policy):
        found = policy
    else:
        found = Policy(policy)
    if found is not None and found.compute_dtype is not None and not tf.as_dtype(found.compute_dtype).is_floating:
        raise ValueError(
            "set_global_policy can only be used to set the global policy to floating-point policies, such as "
            f'"float32" and "mixed_float16", but got policy: {found.name}'
        )
    return found


@contextlib.contextmanager
def policy_scope(policy):
    """Context manager: `policy` is the global policy inside it, in this thread."""
    state.thread.policy_scopes.append(_checked_global(policy) or Policy(state.process.float_type))
    try:
        yield
    finally:
        state.thread.policy_scopes.pop()


def get(identifier):
    """Returns the policy that the `dtype` argument of a layer means.

    Args:
        identifier: None for the global policy; a `Policy`, the name of one, a type, or a config.
    """
    if identifier is None:
        return global_policy()
    if isinstance(identifier, Policy):
        return identifier
    if isinstance(identifier, dict):
        return deserialize(identifier)
    if isinstance(identifier, str):
        return Policy(identifier)
    return Policy(tf.as_dtype(identifier).name)


def serialize(policy):
    """Returns what the config of a layer says of its policy: the name of a plain type, else a config."""
    if policy.name in _MIXED:
        return encode.serialize_keras_object(policy)
    return policy.variable_dtype


def deserialize(config, custom_objects=None):
    """Returns the policy that `serialize`, or an older file, wrote."""
    if isinstance(config, str):
        return Policy(config)
    if config is None:
        return Policy("_infer")
    return lookup.deserialize(config, "keras.mixed_precision", custom_objects)
