"""Runs the examples of every docstring as a reader would: with `tf`, `np` and `keras` at hand, in an empty folder."""

import doctest
import os
import sys
import tempfile
import unittest

import numpy as np
import tensorflow as tf

import keras
from keras.support import registry, state
from pip_package import source_tree

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES = [
    source_tree.module_name(path)
    for path in source_tree.python_files("keras")
    if not source_tree.is_test(path) and source_tree.folder_of(path) not in ("api", "testing")
]


class DocstringExamplesTest(unittest.TestCase):
    def test_examples_give_what_they_show(self):
        finder = doctest.DocTestFinder(exclude_empty=True)
        count = 0
        for name in MODULES:
            module = sys.modules.get(name) or __import__(name, fromlist=["_"])
            names = {**vars(module), "tf": tf, "np": np, "keras": keras}
            for example in finder.find(module, globs=names):
                if example.examples:
                    count += 1
                    with self.subTest(example.name):
                        report = failures_of(example)
                        self.assertFalse(report, report)
        self.assertGreater(count, 0)

    def test_public_objects_have_an_example(self):
        bare = []
        for path in registry.all_paths():
            obj = registry.find(path)
            is_canonical = registry.paths_of(obj)[:1] == [path]
            if is_canonical and callable(obj) and ">>>" not in (obj.__doc__ or ""):
                bare.append(path)
        self.assertEqual(bare, [])


def failures_of(example):
    """Runs one docstring's example and returns what it printed about failures."""
    state.reset()
    np.random.seed(0)
    tf.random.set_seed(0)
    report = []
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            doctest.DocTestRunner(optionflags=OPTIONS, verbose=False).run(example, out=report.append)
        finally:
            os.chdir(before)
    return "".join(report)


if __name__ == "__main__":
    unittest.main()
