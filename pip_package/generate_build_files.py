"""Writes the BUILD files of `keras/` from the files that are there and what they import.

`python -m pip_package.generate_build_files` (`make build-files`): one library a folder with its true dependencies,
visible only to the folders that may import it, and one test target for each test file. A test may import what it
likes, so a library is visible to the folders of the tests that use it, too: Bazel allows no circle of libraries.
"""

from pathlib import Path

from pip_package import folder_order, source_tree

_HEADER = "# Written by `make build-files`.\n"
_TEST_MACRO = 'load("//pip_package:python_test.bzl", "python_test")\n'
_SOURCES = """
filegroup(
    name = "sources",
    srcs = glob(
        ["**"],
        exclude = ["**/__pycache__/**"],
    ){},
    visibility = ["//:__subpackages__"],
)
"""


def generated_files():
    """Returns `{path relative to the checkout: text}`."""
    folders = {}
    for path in source_tree.python_files("keras"):
        folders.setdefault(_label(source_tree.folder_of(path)).partition(":")[0], []).append(path)
    texts = {package[2:] + "/BUILD": _folder_text(files) for package, files in folders.items() if package != "//keras"}
    texts["keras/BUILD"] = _root_text(folders["//keras"], sorted(set(folders) - {"//keras"}))
    return texts


def _label(folder):
    """Returns the target of a folder below `keras/`, or of a file that stands in `keras/` itself."""
    if folder == "keras":
        return "//keras"
    is_file = (source_tree.ROOT / "keras" / folder).with_suffix(".py").is_file()
    return f"//keras:{folder}" if is_file else f"//keras/{folder}"


def _folder_text(files):
    folder = source_tree.folder_of(files[0])
    code, tests = _split(files)
    rules = [_library(folder, code)] if code else []
    return _file(rules + [_test(path) for path in tests], bool(tests), _SOURCES.format(""))


def _root_text(files, packages):
    """`keras/BUILD`: each file that stands in `keras/` itself is a library of its own."""
    code, tests = _split(files)
    rules = [_group(level) for level in range(len(folder_order.LEVELS))]
    rules += [_library(source_tree.folder_of(path), [path]) for path in code]
    sources = _list("", [f"{package}:sources" for package in packages], indent=4).strip().rstrip(",").partition("= ")[2]
    return _file(rules + [_test(path) for path in tests], bool(tests), _SOURCES.format(f" + {sources}"))


def _split(files):
    code, tests = [], []
    for path in files:
        (tests if path.stem.endswith("_test") else code).append(path)
    return code, tests


def _group(level):
    return _rule("package_group", f"above_row_{level}", [_list("packages", _above(level))])


def _above(level):
    """Returns the packages of the folders after one row of the table: those that may import from it."""
    above = [folder for row in folder_order.LEVELS[level + 1 :] for folder in row] + list(folder_order.FOR_TESTS)
    return sorted({_label(folder).partition(":")[0] for folder in above})


def _library(name, code):
    attributes = [_list("srcs", [_within_package(path) for path in code])]
    if name == "version":
        attributes.append(_list("data", ["//pip_package:release_lines.json"]))
    attributes.append(_list("visibility", _visibility(name)))
    attributes.append(_list("deps", _dependencies(code)))
    return _rule("py_library", name, attributes)


def _visibility(folder):
    if folder in folder_order.FOR_TESTS + ("keras",):
        return ["//:__subpackages__"]
    level = folder_order.level_of(folder)
    beside = {_label(importer) for importer, imported in folder_order.BESIDE if imported == folder}
    tested = {_package_of(path) for path in _tests_that_use(_label(folder))} - {_label(folder), *_above(level)}
    return [f"//keras:above_row_{level}", *sorted(f"{package}:__pkg__" for package in beside | tested)]


def _tests_that_use(label):
    tests = _split(source_tree.python_files("keras", "pip_package"))[1]
    return [path for path in tests if label in _dependencies([path])]


def _package_of(path):
    if path.parts[0] == "pip_package":
        return "//pip_package"
    return _label(source_tree.folder_of(path)).partition(":")[0]


def _test(path):
    attributes = [f'    src = "{_within_package(path)}",\n']
    if path.parts[1:3] == ("testing", "structure"):
        attributes.append(_list("data", ["//:sources"]))
    attributes.append(_list("deps", _dependencies([path])))
    return "\npython_test(\n" + "".join(attributes) + ")\n"


def _dependencies(files):
    """Returns the targets of the folders that `files` import from, their own library excepted."""
    own = {_label(source_tree.folder_of(path)) for path in files if not path.stem.endswith("_test")}
    found = set()
    for path in files:
        modules = {imported.module for imported in source_tree.first_party_imports(path)}
        if path.stem.endswith("_test"):
            modules |= source_tree.imports_of_scripts(path)
        found |= {_label(source_tree.folder_of_module(module)) for module in modules}
        if source_tree.first_party_imports(path, package="pip_package"):
            found.add("//pip_package")
    return sorted(found - own)


def _within_package(path):
    return str(path.relative_to("keras") if len(path.parts) == 2 else path.relative_to(*path.parts[:2]))


def _rule(kind, name, attributes):
    return f'\n{kind}(\n    name = "{name}",\n' + "".join(attributes) + ")\n"


def _list(attribute, values, indent=4):
    space = " " * indent
    if not values:
        return ""
    if len(values) == 1:
        return f'{space}{attribute} = ["{values[0]}"],\n'
    return f"{space}{attribute} = [\n" + "".join(f'{space}    "{value}",\n' for value in values) + f"{space}],\n"


def _file(rules, has_tests, sources):
    return _HEADER + (_TEST_MACRO if has_tests else "") + sources + "".join(rules)


def stale_files():
    """Returns the paths of the BUILD files that differ from what is there and imported."""
    files = generated_files()
    existing = {str(path.relative_to(source_tree.ROOT)) for path in (source_tree.ROOT / "keras").rglob("BUILD")}
    return sorted(path for path in existing | set(files) if _current_text(path) != files.get(path))


def _current_text(path):
    file = source_tree.ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else None


def main():
    files = generated_files()
    for path in stale_files():
        if path in files:
            Path(source_tree.ROOT, path).write_text(files[path], encoding="utf-8")
        else:
            Path(source_tree.ROOT, path).unlink()
    print(f"{len(files)} BUILD files are up to date.")


if __name__ == "__main__":
    main()
