"""One test target for each test file."""

def python_test(src, deps, data = []):
    """Runs the test file `src` by pytest; the target has the name of the file without `.py`."""
    native.py_test(
        name = src[:-len(".py")],
        timeout = "long",
        srcs = [
            src,
            "//pip_package:test_runner.py",
        ],
        args = ["$(rootpath {})".format(src)],
        data = data + [src],
        main = "//pip_package:test_runner.py",
        python_version = "PY3",
        deps = deps,
    )
