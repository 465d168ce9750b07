"""Third-party packages that only some functions need: imported on first use, with one sentence when missing."""

import importlib
import sys

# The packages that may be asked for, and what to install for each; nothing outside this table is ever imported.
_INSTALL_NAMES = {
    "IPython.display": "ipython",
    "pandas": "pandas",
    "scipy.sparse": "scipy",
    "PIL.Image": "pillow",
    "pydot": "pydot",
    "requests": "requests",
}


def find(name):
    """Returns the module when it has been imported already or can be, else None."""
    if name not in _INSTALL_NAMES:
        raise ValueError(f"{name!r} is not an optional dependency of this package.")
    if name in sys.modules:
        return sys.modules[name]
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def find_loaded(name):
    """Returns the module only when somebody imported it already: enough to recognize its objects."""
    return sys.modules.get(name)


def require(name, purpose):
    """Returns the module; raises with the command to install it when it is missing."""
    module = find(name)
    if module is None:
        raise ImportError(
            f"{purpose} needs the package {name!r}. Install it with `pip install {_INSTALL_NAMES[name]}`."
        )
    return module
