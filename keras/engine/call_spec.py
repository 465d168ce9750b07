"""What the signature of a layer's `call` says: its arguments, their defaults, whether it takes `training`, `mask`."""

import inspect

from keras.support import state


class CallSpec:
    """The arguments of one `call` method, read once for each class."""

    def __init__(self, function, skip_self):
        parameters = list(inspect.signature(function).parameters.values())
        if skip_self:
            parameters = parameters[1:]
        kinds = inspect.Parameter
        self.takes_any_keyword = any(p.kind is kinds.VAR_KEYWORD for p in parameters)
        self.takes_any_position = any(p.kind is kinds.VAR_POSITIONAL for p in parameters)
        named = [p for p in parameters if p.kind not in (kinds.VAR_KEYWORD, kinds.VAR_POSITIONAL)]
        self.names = tuple(p.name for p in named)
        self.positional_names = tuple(p.name for p in named if p.kind is not kinds.KEYWORD_ONLY)
        self.defaults = {p.name: p.default for p in named if p.default is not kinds.empty}
        self.expects_training = "training" in self.names or self.takes_any_keyword
        self.expects_mask = "mask" in self.names
        self.first_name = self.positional_names[0] if self.positional_names else None

    def default(self, name):
        """Default value of an argument, None when it has none."""
        return self.defaults.get(name)

    def required_names(self):
        """Arguments after the first one that the caller must give."""
        filled = {"training", "mask", *self.defaults}
        return [name for name in self.names if name != self.first_name and name not in filled]

    def position(self, name):
        """Index of an argument among those that can be given by position, the first one counted, or None."""
        return self.positional_names.index(name) if name in self.positional_names else None

    def split_inputs(self, layer, args, kwargs):
        """Returns `(inputs, other positional arguments, keywords)`; the first argument may come by its name."""
        if args:
            return args[0], args[1:], kwargs
        if self.first_name is not None and self.first_name in kwargs:
            kwargs = dict(kwargs)
            return kwargs.pop(self.first_name), (), kwargs
        if "inputs" in kwargs:
            kwargs = dict(kwargs)
            return kwargs.pop("inputs"), (), kwargs
        if self.takes_no_inputs:
            return None, (), kwargs
        raise ValueError(
            f'Layer "{layer.name}" ({type(layer).__name__}): The first argument to `Layer.call` must always be passed. '
            f"Received: keywords {sorted(kwargs)}"
        )

    @property
    def takes_no_inputs(self):
        """True when `call` has no argument that must be given."""
        return self.first_name is None and not self.takes_any_position or self.first_name in self.defaults

    def argument(self, name, args, kwargs):
        """Value that the caller gave for `name` (`args` without the inputs), and whether one was given."""
        if name in kwargs:
            return kwargs[name], True
        position = self.position(name)
        if position is not None and 0 < position <= len(args):
            return args[position - 1], True
        return None, False

    def replace(self, name, value, args, kwargs):
        """Returns `(args, kwargs)` with the argument set to `value`."""
        position = self.position(name)
        if position is not None and 0 < position <= len(args):
            return args[: position - 1] + (value,) + args[position:], kwargs
        return args, {**kwargs, name: value}


def call_spec_of(layer):
    """The `CallSpec` of a layer: of its class, or of the function when `call` was assigned on the instance."""
    own = layer.__dict__.get("call")
    if own is not None:
        return CallSpec(own, skip_self=False)
    function = inspect.unwrap(type(layer).call)
    known = state.process.call_specs.get(function)
    if known is None:
        known = state.process.call_specs[function] = CallSpec(function, skip_self=True)
    return known
