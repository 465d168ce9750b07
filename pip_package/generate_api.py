"""Writes the public API: `keras/__init__.py`, `keras/api/_v2/keras/` and `keras/api/golden/v2.txt`.

`python -m pip_package.generate_api` (`make api`) imports every module, reads what `@keras_export` recorded, and writes
re-exports that define nothing: TensorFlow runs the files under `api/_v2/keras` a second time under the name
`tensorflow.keras`, and by absolute imports both runs give the same objects.
"""

import importlib
import inspect
import re
import sys
import types
from pathlib import Path

ROOT = Path(__file__).absolute().parent.parent
PACKAGE = ROOT / "keras"
API = "keras.api._v2.keras"
GOLDEN = "keras/api/golden/v2.txt"
_HEADER = '"""{} Written by `make api`."""\n\n'
_VERSION = "from keras.version import __version__ as __version__\n"  # first: it refuses a TensorFlow that does not fit
_NOT_WALKED = ("keras.api", "keras.testing", "keras.conformance")


def import_everything():
    """Imports every module of the package that may export something, so that the registry is full."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if path.stem != "__init__" and not module.endswith("_test") and not module.startswith(_NOT_WALKED):
            importlib.import_module(module)


def generated_files(exports):
    """Returns `{path relative to the checkout: text}` for `exports`, a `{public path: object}`."""
    tree = _namespaces(exports)
    files = {"keras/api/__init__.py": '"""The public API as TensorFlow looks for it."""\n'}
    files["keras/api/_v2/__init__.py"] = '"""The API of TensorFlow 2."""\n'
    for namespace, members in tree.items():
        folder = API.replace(".", "/") + namespace[len("keras") :].replace(".", "/")
        files[f"{folder}/__init__.py"] = _namespace_text(namespace, members, tree)
    files["keras/__init__.py"] = _root_text(tree)
    files[GOLDEN] = "".join(line + "\n" for line in golden_lines(exports))
    return files


def _namespaces(exports):
    """Returns `{namespace: {name: object}}`, with every namespace on the way to a symbol."""
    tree = {"keras": {}}
    for path, obj in exports.items():
        namespace, _, name = path.rpartition(".")
        parts = namespace.split(".")
        for depth in range(1, len(parts) + 1):
            tree.setdefault(".".join(parts[:depth]), {})
        tree[namespace][name] = obj
    return dict(sorted(tree.items()))


def _children(namespace, tree):
    depth = namespace.count(".") + 1
    return [name for name in tree if name.startswith(namespace + ".") and name.count(".") == depth]


def _namespace_text(namespace, members, tree):
    imports = [_import_line(name, obj) for name, obj in sorted(members.items())]
    parent = API + namespace[len("keras") :]
    for child in _children(namespace, tree):
        name = child.rpartition(".")[2]
        if name not in members:
            imports.append(f"from {parent} import {name} as {name}\n")
    version = _VERSION if namespace == "keras" else ""
    return _HEADER.format(f"Public names of `{namespace}`.") + version + "".join(sorted(imports))


def _root_text(tree):
    """`keras/__init__.py`: real packages where a namespace has one, the generated ones elsewhere."""
    imports = [_import_line(name, obj) for name, obj in sorted(tree["keras"].items())]
    for child in _children("keras", tree):
        name = child.rpartition(".")[2]
        is_real = (PACKAGE / name / "__init__.py").exists() or (PACKAGE / f"{name}.py").exists()
        imports.append(f"from {'keras' if is_real else API} import {name} as {name}\n")
    return _HEADER.format("Public names of the package.") + _VERSION + "".join(sorted(imports))


def _import_line(name, obj):
    module, attribute = _definition(obj, name)
    return f"from {module} import {attribute} as {name}\n"


def _definition(obj, name):
    """Returns the module that defines `obj` and its name there."""
    module = getattr(obj, "__module__", None)
    attribute = getattr(obj, "__name__", name)
    if getattr(sys.modules.get(module), attribute, None) is obj:
        return module, attribute
    for module_name, module in sorted(sys.modules.items()):
        if module_name.startswith("keras.") and not module_name.startswith(_NOT_WALKED):
            for attribute, value in sorted(vars(module).items()):
                if value is obj:
                    return module_name, attribute
    raise ValueError(f"{obj!r} is exported as {name!r} but no module of the package holds it under a name.")


def golden_lines(exports):
    """Returns a line a symbol, "path<tab>kind<tab>signature"; `keras.Model#fit` is a member of the class."""
    lines, first_paths = [], {}
    for path in sorted(exports, key=lambda path: (_canonical_path(exports[path], path) != path, path)):
        obj = exports[path]
        canonical = first_paths.setdefault(id(obj), path)
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


def _canonical_path(obj, path):
    registry = sys.modules["keras.support.registry"]
    return (registry.paths_of(obj) or [path])[0]


def _members(cls, exports):
    """Yields name and "kind<tab>signature" of the public members that `cls` has and its exported bases have not."""
    exported = {id(obj) for obj in exports.values()}
    bases = [base for base in cls.__mro__[1:] if id(base) in exported]
    inherited = {name for base in bases for name in dir(base)}
    owners = [base for base in cls.__mro__ if base.__module__.startswith("keras.") and base not in bases]
    names = {name for owner in owners for name in vars(owner) if not name.startswith("_")}
    for name in sorted(names):
        is_own = name in vars(cls) or name not in inherited
        if is_own:
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


def _prepare_bare_package():
    """Puts a `keras` without contents in place, so that a stale `keras/__init__.py` does not stop its renewal."""
    package = types.ModuleType("keras")
    package.__path__ = [str(PACKAGE)]
    package.__spec__ = importlib.machinery.ModuleSpec("keras", None, origin=str(PACKAGE / "__init__.py"))
    sys.modules["keras"] = package


def read_exports():
    """Imports every module and returns `{public path: object}`."""
    import_everything()
    registry = sys.modules["keras.support.registry"]
    return {path: registry.find(path) for path in registry.all_paths()}


def stale_files(files):
    """Returns the paths whose text differs from `files`, and generated files that should be gone."""
    stale = [path for path, text in files.items() if not _has_text(ROOT / path, text)]
    existing = (ROOT / "keras/api").rglob("*.py")
    return stale + [str(path.relative_to(ROOT)) for path in existing if str(path.relative_to(ROOT)) not in files]


def _has_text(path, text):
    return path.exists() and path.read_text(encoding="utf-8") == text


def main():
    _prepare_bare_package()
    files = generated_files(read_exports())
    for path in stale_files(files):
        target = ROOT / path
        if path not in files:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[path], encoding="utf-8")
    print(f"{len(files)} files of the public API are up to date.")


if __name__ == "__main__":
    main()
