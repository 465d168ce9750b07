"""The BUILD files name every file and every true dependency."""

import unittest

from pip_package import generate_build_files


class BuildFilesTest(unittest.TestCase):
    def test_build_files_are_up_to_date(self):
        self.assertEqual(generate_build_files.stale_files(), [], "run `make build-files`")

    def test_every_test_file_has_a_target_and_every_source_file_a_library(self):
        text = "".join(generate_build_files.generated_files().values())
        self.assertIn('src = "structure/build_files_test.py"', text)
        self.assertIn('"tf_internals.py"', text)


if __name__ == "__main__":
    unittest.main()
