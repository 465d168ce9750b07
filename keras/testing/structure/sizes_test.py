"""Sizes that a reader can hold: lines of a file, lines of code of a function."""

import ast
import unittest

from pip_package import source_tree

FILE_LIMIT = 500
FILE_LIMIT_WITH_REASON = 800
FUNCTION_LIMIT = 60

# Files that may pass FILE_LIMIT, each with the reason.
LONG_FILES = {}

FILES = [path for path in source_tree.python_files("keras", "pip_package") if path.parts[:2] != ("keras", "api")]


def code_lines(function):
    """Returns how many lines the body of `function` takes, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


class SizesTest(unittest.TestCase):
    def test_files_are_short(self):
        too_long = []
        for path in FILES:
            lines = (source_tree.ROOT / path).read_text(encoding="utf-8").count("\n")
            has_reason = str(path) in LONG_FILES or source_tree.is_test(path)
            if lines > (FILE_LIMIT_WITH_REASON if has_reason else FILE_LIMIT):
                too_long.append(f"{path}: {lines} lines")
        self.assertEqual(too_long, [])

    def test_functions_are_short(self):
        too_long = []
        for path in FILES:
            for node in ast.walk(source_tree.parsed(path)):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and code_lines(node) > FUNCTION_LIMIT:
                    too_long.append(f"{path}:{node.lineno} {node.name}: {code_lines(node)} lines")
        self.assertEqual(too_long, [])

    def test_docstrings_do_not_count(self):
        function = ast.parse('def f(x):\n    """One.\n\n    Two.\n    """\n    y = x\n    return y\n').body[0]
        self.assertEqual(code_lines(function), 2)


if __name__ == "__main__":
    unittest.main()
