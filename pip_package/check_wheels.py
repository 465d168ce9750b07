"""Builds the wheel of every line and checks each in a clean environment of its own.

`python -m pip_package.check_wheels` installs each wheel with what it requires, asks `pip check`, trains and saves with
it, loads the files of one line with the other, and sees that a wheel refuses the other line's TensorFlow. Environments
are made under `.venv/wheel-*` and made anew each time.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pip_package import release_lines

ROOT = Path(__file__).absolute().parent.parent
CHECK = Path(__file__).with_name("check_installed.py")


def run(*command, environment=None, **options):
    """Runs a command away from the checkout, so that nothing of it is imported; fails when it fails."""
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "KERAS_RELEASE_LINE")}
    variables.update(environment or {}, TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="")
    options = {"check": True, "cwd": tempfile.gettempdir(), **options}
    return subprocess.run([str(part) for part in command], env=variables, **options)


def build(row, folder):
    """Builds the wheel of `row` as `make wheels` does, and returns its path."""
    command = (sys.executable, "-m", "pip_package.build_wheel", "--line", row["line"], "--into", folder)
    run(*command, cwd=ROOT, stdout=subprocess.DEVNULL)
    return next(Path(folder).glob(f"{row['distribution']}-{row['version']}-*.whl"))


def install(row, wheel):
    """Installs `wheel` in an environment that has nothing else, and returns its Python."""
    home = ROOT / ".venv" / f"wheel-{row['line']}"
    shutil.rmtree(home, ignore_errors=True)
    run(sys.executable, "-m", "venv", home)
    python = home / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    run(python, "-m", "pip", "check", "--disable-pip-version-check")
    return python


def check_refusal(row, wheel, other, python):
    """The wheel of `row`, put before everything in the environment of the line `other`, refuses its TensorFlow."""
    with tempfile.TemporaryDirectory() as folder:
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, wheel)
        result = run(
            *(python, "-c", f"import {row['import_name']}"),
            environment={"PYTHONPATH": folder},
            check=False,
            stderr=subprocess.PIPE,
            text=True,
        )
    sentence = result.stderr.strip().splitlines()[-1] if result.stderr.strip() else "no error"
    pinned = f"TensorFlow {row['tensorflow'][0]}.* only and found TensorFlow {other['tensorflow'][0]}."
    assert result.returncode != 0 and pinned in sentence, sentence
    print(f"{row['distribution']} {row['version']} refuses: {sentence}")


def main():
    rows = release_lines.all_lines()
    with tempfile.TemporaryDirectory() as folder:
        wheels = {row["line"]: build(row, folder) for row in rows}
        pythons = {row["line"]: install(row, wheels[row["line"]]) for row in rows}
        for row in rows:
            files = Path(folder, "files", row["line"])
            run(pythons[row["line"]], CHECK, row["import_name"], "save", files, environment=row["environment"])
        for row in rows:
            for other in rows:
                if other is not row:
                    files = Path(folder, "files", other["line"])
                    python = pythons[row["line"]]
                    run(python, CHECK, row["import_name"], "load", files, environment=row["environment"])
                    check_refusal(row, wheels[row["line"]], other, pythons[other["line"]])
    print(f"{len(rows)} passed, 0 failed")


if __name__ == "__main__":
    main()
