"""The golden list of the public API: a line a symbol with its signature, so that a change of the API shows."""

import inspect
import re


def golden_lines(exports, canonical_paths):
    """Returns a line a symbol, "path<tab>kind<tab>signature"; `keras.Model#fit` is a member of the class.

    `exports` is a `{public path: object}`, `canonical_paths` an `{id(object): path that the others are aliases of}`.
    """
    lines = []
    for path, obj in exports.items():
        canonical = canonical_paths[id(obj)]
        if canonical != path:
            lines.append(f"{path}\talias\t{canonical}")
        elif inspect.isclass(obj):
            lines.append(f"{path}\tclass\t{_signature(obj.__init__, skip_first=True)}")
            lines.extend(f"{path}#{name}\t{text}" for name, text in _members(obj, exports))
        elif callable(obj):
            lines.append(f"{path}\tfunction\t{_signature(obj)}")
        else:
            lines.append(f"{path}\tvalue\t{type(obj).__name__}")
    return sorted(lines)


def _members(cls, exports):
    """Yields name and "kind<tab>signature" of the public members that `cls` has and its exported bases have not."""
    exported = {id(obj) for obj in exports.values()}
    bases = [base for base in cls.__mro__[1:] if id(base) in exported]
    owners = [base for base in cls.__mro__ if base.__module__.startswith("keras.") and base not in bases]
    names = {name for owner in owners for name in vars(owner) if not name.startswith("_")}
    for name in sorted(names):
        definer = next(owner for owner in cls.__mro__ if name in vars(owner))
        if not any(issubclass(base, definer) for base in bases):  # mixins of the class itself are its own
            yield name, _member_text(inspect.getattr_static(cls, name))


def _member_text(member):
    if isinstance(member, property):
        return f"property\t{'settable' if member.fset else 'read-only'}"
    if isinstance(member, (classmethod, staticmethod)):
        member = member.__func__
    if callable(member):
        return f"method\t{_signature(member)}"
    return f"attribute\t{type(member).__name__}"


def _signature(function, skip_first=False):
    """Returns the signature without annotations, whose text depends on the version of Python."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return "(...)"
    empty = inspect.Parameter.empty
    parameters = [p.replace(annotation=empty) for p in signature.parameters.values()]
    text = str(inspect.Signature(parameters[1:] if skip_first else parameters))
    return re.sub(r"<(?:function|class) '?([\w.]+)'?[^>]*>| object at 0x[0-9a-f]+", lambda m: m.group(1) or "", text)
