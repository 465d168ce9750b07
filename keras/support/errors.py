"""Errors of our own, for what callers want to tell apart."""


class UnsafeModelError(ValueError):
    """A file asks for something that loading must not do: run code, import a module, open a path."""


class CorruptFileError(OSError, ValueError):
    """A file is damaged, truncated or not what its name says."""


class RemovedError(RuntimeError):
    """An API that can no longer be offered; the message names its replacement."""


class UnknownObjectError(ValueError, TypeError):
    """A file or a call names a class or function that nobody made known: both kinds that callers have had to catch."""
