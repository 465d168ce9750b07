"""Rules that every source file keeps: Python 3.9 reads it, and TensorFlow's private API stays behind its gateway."""

import ast
import unittest

from pip_package import source_tree

ROOT = source_tree.ROOT
FILES = source_tree.python_files("keras", "pip_package", "examples", "benchmarks")
GATEWAY = ("keras/support/tf_internals.py", "keras/support/tf_internals_test.py")


def private_tensorflow(tree):
    """Yields the lines that touch `tensorflow.python` or `tf.__internal__`."""
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute):
            names = [ast.unparse(node)]
        if any(name.startswith(("tensorflow.python", "tf.__internal__", "tf.python")) for name in names):
            yield node.lineno


class SourceRulesTest(unittest.TestCase):
    def test_python_3_9_reads_every_file(self):
        unreadable = []
        for path in FILES:
            try:
                source_tree.parsed(path)
            except SyntaxError as error:
                unreadable.append(f"{path}:{error.lineno} {error.msg}")
        self.assertEqual(unreadable, [])

    def test_private_tensorflow_is_touched_in_one_file(self):
        code = [path for path in FILES if path.parts[0] == "keras" and str(path) not in GATEWAY]
        touched = [f"{path}:{line}" for path in code for line in private_tensorflow(source_tree.parsed(path))]
        self.assertEqual(touched, [])

    def test_private_tensorflow_is_recognized(self):
        for line in (
            "from tensorflow.python.util import nest",
            "import tensorflow.python",
            "x = tf.__internal__.FuncGraph",
        ):
            self.assertEqual(list(private_tensorflow(ast.parse(line)))[:1], [1], line)
        self.assertEqual(list(private_tensorflow(ast.parse("keras.__internal__.utils"))), [])

    def test_every_folder_of_the_package_is_a_package(self):
        folders = {path.parent for path in FILES if path.parts[0] == "keras"}
        self.assertEqual([str(path) for path in sorted(folders) if not (ROOT / path / "__init__.py").exists()], [])

    def test_every_file_of_code_says_what_it_is_for(self):
        code = [path for path in FILES if source_tree.parsed(path).body and not source_tree.is_test(path)]
        silent = [str(path) for path in code if ast.get_docstring(source_tree.parsed(path)) is None]
        self.assertEqual(silent, [])


if __name__ == "__main__":
    unittest.main()
