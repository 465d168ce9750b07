"""Settings and names."""

import tensorflow as tf

from keras.conformance.backend_calls.call import Call


def _setting(K, name, value):  # noqa: N803 (the usual name of the backend)
    before = getattr(K, name)()
    getattr(K, "set_" + name)(value)
    within = getattr(K, name)()
    getattr(K, "set_" + name)(before)
    return [before, within]


def _named(K):  # noqa: N803
    with K.name_scope("outer"):
        return tf.Variable(1.0, name="inner").name


def _phases(K):  # noqa: N803
    seen = [K.learning_phase()]
    with K.learning_phase_scope(1):
        seen += [K.learning_phase(), K.in_train_phase("train", "test")]
    seen.append(K.learning_phase())
    K.set_learning_phase(1)
    seen.append(K.learning_phase())
    K.clear_session()
    return [*seen, K.learning_phase()]


def _generators(K):  # noqa: N803
    seen = [K.experimental.is_tf_random_generator_enabled()]
    K.experimental.enable_tf_random_generator()
    seen.append(K.experimental.is_tf_random_generator_enabled())
    K.experimental.disable_tf_random_generator()
    return [*seen, K.experimental.is_tf_random_generator_enabled()]


CALLS = [
    Call("backend", lambda K: K.backend(), []),
    Call("epsilon", lambda K: _setting(K, "epsilon", 1e-3), []),
    Call("floatx", lambda K: _setting(K, "floatx", "float64"), []),
    Call("image_data_format", lambda K: _setting(K, "image_data_format", "channels_first"), []),
    Call("get_uid", lambda K: [K.reset_uids(), K.get_uid("a"), K.get_uid("a"), K.get_uid("b")], []),
    Call("clear_session", lambda K: [K.get_uid("a"), K.clear_session(), K.get_uid("a")], []),
    Call("name_scope", _named, []),
    Call("manual_variable_initialization", lambda K: K.manual_variable_initialization(False), []),
    Call("learning_phase", _phases, []),
    Call("experimental.is_tf_random_generator_enabled", _generators, []),
]
