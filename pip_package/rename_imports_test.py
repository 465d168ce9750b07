"""Tests of `rename_imports`."""

import unittest

from pip_package.rename_imports import rename_imports


class RenameImportsTest(unittest.TestCase):
    def test_imports_change(self):
        source = "from keras.layers import Dense\nfrom keras import backend as K\nimport keras.engine.layer as layer\n"
        expected = source.replace("keras.", "tf_keras.").replace("from keras ", "from tf_keras ")
        self.assertEqual(rename_imports(source, "tf_keras"), expected)

    def test_plain_import_binds_the_same_name(self):
        self.assertEqual(rename_imports("import keras\n", "tf_keras"), "import tf_keras as keras\n")

    def test_strings_comments_and_other_packages_stay(self):
        source = '"""from keras.x import y"""\nname = "keras.layers"  # import keras\nimport keras_tuner\n'
        self.assertEqual(rename_imports(source, "tf_keras"), source)

    def test_wide_characters_and_several_lines(self):
        source = 'sign = "é"; from keras.layers import (\n    Dense,\n)\n'
        self.assertEqual(rename_imports(source, "tf_keras"), source.replace("from keras", "from tf_keras"))

    def test_line_named_keras_is_left_as_it_is(self):
        self.assertEqual(
            rename_imports("from keras.layers import Dense\n", "keras"), "from keras.layers import Dense\n"
        )

    def test_import_that_cannot_be_renamed_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Line 2"):
            rename_imports("\nimport keras.layers\n", "tf_keras")


if __name__ == "__main__":
    unittest.main()
