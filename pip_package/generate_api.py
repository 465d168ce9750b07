"""Writes the public API: `keras/__init__.py`, `keras/api/_v2/keras/`, `_v1/keras/` and `keras/api/golden/v2.txt`.

`python -m pip_package.generate_api` (`make api`) imports every module, reads what `@keras_export` recorded, and writes
re-exports that define nothing: TensorFlow runs the files under `api/_v2/keras` a second time under the name
`tensorflow.keras`, and by absolute imports both runs give the same objects. A namespace that has no folder of its own,
such as `keras.utils.legacy`, gets one with the same contents.
"""

import importlib
import importlib.machinery
import sys
import types
from pathlib import Path

from pip_package import folder_order, golden_list, source_tree, v1_names

ROOT = Path(__file__).absolute().parent.parent
PACKAGE = ROOT / "keras"
API = "keras.api._v2.keras"
OLDER_API = "keras.api._v1.keras"
GOLDEN = "keras/api/golden/v2.txt"
_MARK = "Written by `make api`."
_HEADER = f'"""{{}} {_MARK}"""\n\n'
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
    files["keras/api/_v1/__init__.py"] = '"""The same objects for `tf.compat.v1`, under their older names too."""\n'
    for namespace in tree:
        files[_init_file(API + namespace[len("keras") :])] = _namespace_text(namespace, tree)
        if _is_only_public(namespace):
            files[_init_file(namespace)] = _namespace_text(namespace, tree)
    older_tree = _namespaces(v1_names.with_older_names(exports))
    for namespace in older_tree:
        module = OLDER_API + namespace[len("keras") :]
        files[_init_file(module)] = _namespace_text(namespace, older_tree, OLDER_API)
    files["keras/__init__.py"] = _root_text(tree)
    files[GOLDEN] = "".join(line + "\n" for line in golden_list.golden_lines(exports, _canonical_paths(exports)))
    return files


def _canonical_paths(exports):
    """Returns `{id(object): the path that its other paths are aliases of}`."""
    first_paths = {}
    for path, obj in exports.items():
        first_paths.setdefault(id(obj), (registry().paths_of(obj) or [path])[0])
    return first_paths


def _init_file(module):
    return module.replace(".", "/") + "/__init__.py"


def _is_only_public(namespace):
    """True for a namespace such as `keras.utils.legacy` that no folder or file written by hand stands for."""
    folder = ROOT / namespace.replace(".", "/")
    by_hand = [path for path in folder.rglob("*.py") if not _is_generated(path)]
    return not by_hand and not folder.with_suffix(".py").exists()


def _is_generated(path):
    return _MARK in path.read_text(encoding="utf-8")[:200]


def _namespaces(exports):
    """Returns `{namespace: {name: object}}`, with every namespace on the way to a symbol."""
    tree = {"keras": {}}
    for path, obj in exports.items():
        namespace, _, name = path.rpartition(".")
        parts = namespace.split(".")
        for depth in range(1, len(parts) + 1):
            tree.setdefault(".".join(parts[:depth]), {})
        tree[namespace][name] = obj
    return {namespace: dict(sorted(members.items())) for namespace, members in sorted(tree.items())}


def _children(namespace, tree):
    depth = namespace.count(".") + 1
    return [name for name in tree if name.startswith(namespace + ".") and name.count(".") == depth]


def _namespace_text(namespace, tree, api=API):
    imports = [_import_line(name, obj) for name, obj in tree[namespace].items()]
    for child in _children(namespace, tree):
        has_own_files = api == OLDER_API or not _is_only_public(child)
        parent = api + namespace[len("keras") :] if has_own_files else namespace
        name = child.rpartition(".")[2]
        imports.append(f"from {parent} import {name} as {name}\n")
    version = _VERSION if namespace == "keras" else ""
    return _HEADER.format(f"Public names of `{namespace}`.") + version + "".join(sorted(imports))


def _root_text(tree):
    """`keras/__init__.py`: every namespace, and the names that a folder below their own defines."""
    imports = [_import_line(name, obj) for name, obj in tree["keras"].items()]
    names = [child.rpartition(".")[2] for child in _children("keras", tree)]
    imports += [f"from keras import {name} as {name}\n" for name in names]
    imports.append("from keras.api._v2 import keras as _api\n")
    late = "".join(f"{path} = _api.{path}\n" for path in _names_from_above(tree))
    comment = "\n# Public names of a folder that a folder further up defines.\n"
    return (
        _HEADER.format("Public names of the package.") + _VERSION + "".join(sorted(imports)) + (late and comment + late)
    )


def _names_from_above(tree):
    """Yields "mixed_precision.LossScaleOptimizer": its folder may not import from the one that defines it."""
    for namespace, members in tree.items():
        folder = source_tree.folder_of_module(namespace)
        for name, obj in members.items():
            defining = source_tree.folder_of_module(_definition(obj, name)[0])
            is_above = folder != "keras" and not folder_order.may_import(folder, defining)
            if is_above and not _is_only_public(namespace):
                yield f"{namespace[len('keras.') :]}.{name}"


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


def _prepare_bare_package():
    """Puts a `keras` without contents in place, so that a stale `keras/__init__.py` does not stop its renewal."""
    package = types.ModuleType("keras")
    package.__path__ = [str(PACKAGE)]
    package.__spec__ = importlib.machinery.ModuleSpec("keras", None, origin=str(PACKAGE / "__init__.py"))
    sys.modules["keras"] = package


def read_exports():
    """Imports every module and returns `{public path: object}`."""
    import_everything()
    return {path: registry().find(path) for path in registry().all_paths()}


def registry():
    """Returns the record of `@keras_export`, which only exists once the bare package is in place."""
    return importlib.import_module("keras.support.registry")


def stale_files(files):
    """Returns the paths whose text differs from `files`, and generated files that should be gone."""
    stale = [path for path, text in files.items() if not _has_text(ROOT / path, text)]
    existing = [str(path.relative_to(ROOT)) for path in PACKAGE.rglob("__init__.py") if _is_generated(path)]
    return stale + [path for path in existing if path not in files]


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
