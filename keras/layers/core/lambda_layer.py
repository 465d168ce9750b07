"""`Lambda`: any function as a layer."""

import inspect
import sys

import tensorflow as tf

from keras.engine import masks
from keras.engine.layer import Layer
from keras.layers.core.lambda_variables import VariableWatch
from keras.serialization import lambda_code, registration
from keras.serialization.safe_mode import in_safe_mode
from keras.support import arguments as checks, shapes, state, tf_internals
from keras.support.api_export import keras_export
from keras.support.errors import UnknownObjectError, UnsafeModelError


@keras_export("keras.layers.Lambda")
class Lambda(Layer):
    """Wraps a function of tensors as a layer.

    For short stateless expressions. A subclass of `Layer` is better where the function has weights, and it can be saved
    without bytecode: a model with a `Lambda` loads only with `safe_mode=False` or, for a function made known with
    `keras.saving.register_keras_serializable`, by its name.

    >>> keras.layers.Lambda(lambda x: x**2)(tf.constant([[1.0, 2.0, 3.0]])).numpy()
    array([[1., 4., 9.]], dtype=float32)

    Args:
        function: Function of the inputs. It may take `mask` and `training` too.
        output_shape: Shape of one sample of the outputs, or a function from the input shape to the output shape. Found
            by running the function when left out.
        mask: Mask of the outputs, or a function of inputs and their mask that gives it. None for none.
        arguments: Dict of further keyword arguments of the function.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any that the function takes.
    Output shape: that of what the function gives.

    Raises:
        TypeError: `function` is not callable.
        ValueError: The function makes variables, which the layer cannot keep.
    """

    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs):
        super().__init__(**kwargs)
        self.arguments = arguments or {}
        self.function = checks.check_callable(function, "function", owner=self, hint="unsupported callable")
        self.mask = mask
        self.supports_masking = True
        self._output_shape = output_shape
        self._watch = tf_internals.NoDependency(VariableWatch())
        parameters = _parameters_of(function)
        self._takes_training = "training" in parameters
        self._takes_mask = "mask" in parameters

    def call(self, inputs, mask=None, training=None):
        kwargs = dict(self.arguments)
        if self._takes_mask:
            kwargs["mask"] = mask
        if self._takes_training:
            kwargs["training"] = training
        if not self._watch.is_needed():
            return self.function(inputs, **kwargs)
        with self._watch:
            outputs = self.function(inputs, **kwargs)
        self._watch.check(self)
        return outputs

    def compute_output_shape(self, input_shape):
        if self._output_shape is None:
            return super().compute_output_shape(input_shape)
        if callable(self._output_shape):
            return shapes.as_tensor_shapes(self._output_shape(input_shape))
        first = (
            input_shape if shapes.is_shape(input_shape) else tf.nest.flatten(shapes.as_tensor_shapes(input_shape))[0]
        )
        batch = tf.TensorShape(first)[:1] if tf.TensorShape(first).rank else tf.TensorShape([None])
        sample = self._output_shape
        return batch.concatenate(tuple(sample) if isinstance(sample, (list, tuple)) else sample)

    def compute_mask(self, inputs, mask=None):
        if self.mask is None and mask is not None and not self._takes_mask:
            masks.warn_of_loss(self, "Pass `mask=lambda inputs, mask: mask` to a `Lambda` that keeps steps apart.")
        return self.mask(inputs, mask) if callable(self.mask) else self.mask

    def get_config(self):
        function, kind, module = _encode_function(self.function)
        config = {**super().get_config(), "function": function, "function_type": kind, "module": module}
        shape, kind, module = _encode_function(self._output_shape)
        config.update(output_shape=shape, output_shape_type=kind, output_shape_module=module)
        if self.mask is not None:
            mask, kind, module = _encode_function(self.mask)
            config.update(mask=mask, mask_type=kind, mask_module=module)
        config["arguments"] = dict(self.arguments)
        return config

    def twin(self):
        """Returns a new layer with the same settings and the function itself, which never becomes bytes."""
        settings = {**super().get_config(), "arguments": dict(self.arguments)}
        return type(self)(self.function, output_shape=self._output_shape, mask=self.mask, **settings)

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Makes a layer from what `get_config` gave.

        Raises:
            UnsafeModelError: The config holds bytecode and safe mode is on.
            UnknownObjectError: The config names a function that nobody made known.
        """
        config = dict(config)
        for name, module in (("function", "module"), ("output_shape", "output_shape_module"), ("mask", "mask_module")):
            kind, module = config.pop(f"{name}_type", "raw"), config.pop(module, None)
            if name in config:
                config[name] = _decode_function(config[name], kind, module, custom_objects)
        return cls(**config)


def _parameters_of(function):
    """Names of the parameters of a function; none for builtins that do not tell."""
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return ()


def _encode_function(value):
    """Returns `(config, kind, module)` of a function; what is no function stands for itself.

    Kinds are "lambda" (bytecode), "function" (a name) and "raw".
    """
    if not callable(value):
        return value, "raw", None
    if registration.is_registered(value):
        return registration.get_registered_name(value), "function", value.__module__
    if inspect.isfunction(value):
        return lambda_code.encode_lambda(value), "lambda", value.__module__
    if not hasattr(value, "__name__"):
        raise ValueError(
            f"Lambda: {value!r} has no name and cannot stand in a config.\n    Put it into a subclass of "
            "`keras.layers.Layer`."
        )
    return value.__name__, "function", getattr(value, "__module__", None)


def _decode_function(value, kind, module, custom_objects):
    if kind == "raw":
        return value
    if kind == "function":
        found = (custom_objects or {}).get(value) or registration.get_registered_object(value)
        if found is None:
            raise UnknownObjectError(
                f"Unknown function in Lambda layer: {value!r}. Pass it as `custom_objects={{{value!r}: ...}}`."
            )
        return found
    if kind != "lambda":
        raise ValueError(f"Lambda: The config holds a function of an unknown kind. Received: {kind!r}")
    if in_safe_mode():
        raise UnsafeModelError(
            "Requested the deserialization of a Lambda layer with a Python `lambda` inside it. This carries a "
            "potential risk of arbitrary code execution and thus it is disallowed by default. If you trust the source "
            "of the saved model, you can pass `safe_mode=False` to the loading function in order to allow "
            "Lambda layer loading."
        )
    names = {"__builtins__": __builtins__, **registration.get_custom_objects()}
    for scope in [*state.thread.custom_object_scopes, custom_objects or {}]:
        names.update(scope)
    loaded = sys.modules.get(module) if isinstance(module, str) else None
    return lambda_code.decode_lambda(*_code_parts(value), globals={**vars(loaded), **names} if loaded else names)


def _code_parts(value):
    """Bytecode, defaults and closure, from the forms that files hold them in."""
    if isinstance(value, dict) and value.get("class_name") == "__lambda__":
        value = value["config"]["value"]
    if not isinstance(value, (list, tuple)) or len(value) != 3:
        raise ValueError(f"Lambda: The config holds a malformed function. Received: {str(value)[:100]}")
    return value
