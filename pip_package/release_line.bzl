"""The release line that a build is for: its row of the table, its Python, and the check of its TensorFlow."""

_TENSORFLOW_VERSION = "import importlib.metadata as m; print(m.version('tensorflow'))"

_BUILD = """
load("@bazel_tools//tools/python:toolchain.bzl", "py_runtime_pair")

py_runtime(
    name = "python",
    interpreter_path = "{python}",
    python_version = "PY3",
)

py_runtime_pair(
    name = "python_pair",
    py3_runtime = ":python",
)

toolchain(
    name = "python_toolchain",
    toolchain = ":python_pair",
    toolchain_type = "@bazel_tools//tools/python:toolchain_type",
)
"""

def _numbers(version):
    return [int(part) for part in version.split(".")[:2]]

def _find_python(ctx, line):
    """PYTHON_BIN_PATH, else the environment that `make test` made for the line, else the first `python3`."""
    chosen = ctx.os.environ.get("PYTHON_BIN_PATH")
    if chosen:
        return ctx.path(chosen)
    made = ctx.path(ctx.attr.table).dirname.dirname.get_child(".venv").get_child(line).get_child("bin").get_child("python")
    return made if made.exists else ctx.which("python3")

def _check_tensorflow(ctx, row, python):
    result = ctx.execute([python, "-c", _TENSORFLOW_VERSION])
    found = result.stdout.strip() if result.return_code == 0 else "none"
    lowest, end = row["tensorflow"]
    if found == "none" or not _numbers(lowest) <= _numbers(found) or not _numbers(found) < _numbers(end):
        fail(("Release line {line} needs TensorFlow {lowest}.* and {python} has {found}: run `make test LINE={line}` " +
              "once, which makes an environment that fits, or name a Python with PYTHON_BIN_PATH.").format(
            line = row["line"],
            lowest = lowest,
            python = python,
            found = found,
        ))

def _release_line_impl(ctx):
    rows = json.decode(ctx.read(ctx.attr.table))
    name = ctx.os.environ.get("KERAS_RELEASE_LINE") or rows[0]["line"]
    fitting = [row for row in rows if row["line"] == name]
    if not fitting:
        fail("There is no release line {}. Lines: {}.".format(name, ", ".join([row["line"] for row in rows])))
    row = fitting[0]
    python = _find_python(ctx, name)
    _check_tensorflow(ctx, row, python)
    ctx.file("line.bzl", '"""The row of the release line."""\n\nLINE = {}\n'.format(row))
    ctx.file("BUILD", _BUILD.format(python = python))

release_line = repository_rule(
    implementation = _release_line_impl,
    attrs = {"table": attr.label(mandatory = True, allow_single_file = True)},
    environ = ["KERAS_RELEASE_LINE", "PYTHON_BIN_PATH"],
    local = True,  # looked at again by every new Bazel server: what Python has installed may change
    doc = "Writes the row of the release line as `line.bzl` and its Python as a toolchain.",
)
