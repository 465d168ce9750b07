"""Runs the Python blocks of README.md, verbatim and in order, as a reader would type them into one session."""

import os
import re
import tempfile
import unittest

from pip_package import source_tree

README = source_tree.ROOT / "README.md"


def python_blocks(text):
    """Returns the fenced Python blocks of a Markdown text."""
    return re.findall(r"^```python\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


class ReadmeTest(unittest.TestCase):
    def test_quick_starts_run(self):
        blocks = python_blocks(README.read_text(encoding="utf-8"))
        self.assertGreaterEqual(len(blocks), 5)
        session = {}
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                for number, block in enumerate(blocks, start=1):
                    exec(compile(block, f"README.md, Python block {number}", "exec"), session)
            finally:
                os.chdir(before)

    def test_paths_that_are_named_exist(self):
        text = README.read_text(encoding="utf-8")
        paths = re.findall(r"\]\(([\w./-]+)\)", text)
        self.assertEqual([path for path in paths if not (source_tree.ROOT / path).exists()], [])


if __name__ == "__main__":
    unittest.main()
