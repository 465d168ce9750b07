"""Reads the tree of Python files: which there are, to which folder each belongs, and what it imports."""

import ast
import functools
import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).absolute().parent.parent


class FirstPartyImport(NamedTuple):
    """One name that a file imports from `keras`."""

    module: str  # "keras.engine.layer": the module whose code the importer uses
    line: int
    is_late: bool  # True inside a function


def python_files(*folders):
    """Returns the Python files under `folders`, relative to the checkout, sorted."""
    files = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in files)


def is_test(path):
    """True for a file that only tests need: a test, or a part of the conformance and structure suites."""
    return path.stem.endswith("_test") or path.parts[:2] == ("keras", "conformance")


def folder_of(path):
    """Returns the folder below `keras/` that `path` belongs to; a file in `keras/` itself is one of its own."""
    return folder_of_module(module_name(path))


def folder_of_module(module):
    """Returns the folder of a dotted module name: "engine" for "keras.engine.layer", "keras" for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def module_name(path):
    """Returns the dotted name of the file `path`, relative to the checkout."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def module_file(module):
    """Returns the file of `module`, relative to the checkout, or None when there is no such module."""
    base = Path(*module.split("."))
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if (ROOT / path).is_file():
            return path
    return None


@functools.cache
def parsed(path):
    """Returns the syntax tree of `path`, as Python 3.9 reads it."""
    source = (ROOT / path).read_text(encoding="utf-8")
    return ast.parse(source, filename=str(path), feature_version=(3, 9))


@functools.cache
def first_party_imports(path, package="keras"):
    """Returns every import of `package` that `path` makes, wherever it stands in the file."""
    late = {id(inner) for node in ast.walk(parsed(path)) if _is_function(node) for inner in ast.walk(node)}
    found = []
    for node in ast.walk(parsed(path)):
        for module in _imported_modules(node, package):
            found.append(FirstPartyImport(module, node.lineno, id(node) in late))
    return found


@functools.cache
def imports_of_scripts(path, package="keras"):
    """Returns the modules of `package` that scripts inside the strings of `path` import, for a process of their own."""
    statement = re.compile(rf"^\s*(?:from|import) ({package}(?:\.\w+)*)\b", flags=re.MULTILINE)
    strings = (node.value for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant))
    return {module for string in strings if isinstance(string, str) for module in statement.findall(string)}


def _is_function(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))


def _imported_modules(node, package):
    """Yields the modules that an import statement names: `from keras.engine import layer` gives keras.engine.layer."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        submodules = [f"{node.module}.{alias.name}" for alias in node.names]
        names = [name if module_file(name) else node.module for name in submodules]
    else:
        names = []
    yield from sorted({name for name in names if name.split(".")[0] == package})
