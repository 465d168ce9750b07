"""Lambdas as bytes: the only place where stored bytes can become code, and only outside of safe mode."""

import base64
import marshal
import types
import warnings

from keras.serialization import safe_mode
from keras.support.errors import UnsafeModelError


def encode_lambda(function):
    """Returns `(code, defaults, closure)`: the bytecode as base64 text, and the values that belong to it."""
    warnings.warn(
        "The object being serialized includes a `lambda`. This is unsafe. In order to reload the object, you will have "
        "to pass `safe_mode=False` to the loading function. Please avoid using `lambda` in the future, and use named "
        f"Python functions instead. This is the `lambda` being serialized: {function!r}, defined in "
        f"{function.__code__.co_filename}, line {function.__code__.co_firstlineno}.",
        stacklevel=2,
    )
    code = base64.encodebytes(marshal.dumps(function.__code__)).decode("ascii")
    closure = tuple(cell.cell_contents for cell in function.__closure__) if function.__closure__ else None
    return code, function.__defaults__, closure


def decode_lambda(code, defaults=None, closure=None, globals=None):
    """Returns the function that `encode_lambda` wrote; refused in safe mode.

    Args:
        code: Text in base64.
        defaults: Sequence of default values, or None.
        closure: Sequence of the values that the function closes over, or None.
        globals: Dict that the function finds its global names in; empty of everything but builtins when None.

    Raises:
        UnsafeModelError: Safe mode is on.
        ValueError: The bytes are not a function of this Python version.
    """
    if safe_mode.in_safe_mode():
        raise UnsafeModelError(
            "Requested the deserialization of a `lambda` object. This carries a potential risk of arbitrary code "
            "execution and thus it is disallowed by default. If you trust the source of the saved model, you can pass "
            "`safe_mode=False` to the loading function in order to allow `lambda` loading."
        )
    try:
        body = marshal.loads(base64.b64decode(code))
        cells = tuple(types.CellType(value) for value in closure) if closure else None
        names = {"__builtins__": __builtins__} if globals is None else globals
        return types.FunctionType(body, names, "<lambda>", tuple(defaults) if defaults else None, cells)
    except (ValueError, TypeError, EOFError) as error:
        raise ValueError(
            f"The stored `lambda` cannot be read: {error}. Bytecode only loads in the Python version that wrote it.\n"
            "    Give the function a name and pass it in `custom_objects` instead."
        ) from error
