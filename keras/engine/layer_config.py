"""`LayerConfig`: a layer as a config, and back."""

from keras.mixed_precision import policy as policies
from keras.support import shapes


class LayerConfig:
    """Mixin of `Layer`: the arguments that make a layer again, and the shape that it was built for."""

    def get_config(self):
        """Returns a dict of JSON values from which `from_config` makes the layer again, without its weights.

        Raises:
            NotImplementedError: The class takes arguments that cannot stand in a config and writes no config itself.
        """
        config = {"name": self.name, "trainable": self.trainable, "dtype": policies.serialize(self._dtype_policy)}
        if self._batch_input_shape is not None:
            config["batch_input_shape"] = self._batch_input_shape
        if self._dynamic:
            config["dynamic"] = True
        if type(self).get_config is LayerConfig.get_config and self._constructor_arguments.has_own_arguments:
            config = self._constructor_arguments.config(config)
            if config is None:
                raise NotImplementedError(_NO_CONFIG.format(name=type(self).__name__))
        return config

    @classmethod
    def from_config(cls, config):
        """Makes a layer from what `get_config` gave."""
        try:
            return cls(**config)
        except TypeError as error:
            raise TypeError(
                f"Error when deserializing class '{cls.__name__}' using config={config}.\n\nException encountered: "
                f"{error}"
            ) from error

    def get_build_config(self):
        """Returns what `build_from_config` needs to make the weights again, or None before the layer is built."""
        if self._build_input_shape is None:
            return None
        return {"input_shape": shapes.map_shapes(shapes.as_tuple, self._build_input_shape)}

    def build_from_config(self, config):
        """Builds the layer from what `get_build_config` gave."""
        input_shape = config["input_shape"]
        if input_shape is not None:
            self._build(shapes.as_tensor_shapes(input_shape))


_NO_CONFIG = """
Layer {name} was created by passing
non-serializable argument values in `__init__()`,
and therefore the layer must override `get_config()` in
order to be serializable. Please implement `get_config()`.

    def get_config(self):
        return {{**super().get_config(), "argument": self.argument}}
"""
