"""Runs one test file by pytest, for Bazel: `test_runner.py keras/layers/core/dense_test.py`."""

import sys

import pytest

if __name__ == "__main__":
    sys.exit(pytest.main(["--import-mode=importlib", "-p", "no:cacheprovider", *sys.argv[1:]]))
