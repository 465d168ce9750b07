"""Tests of what files call our classes."""

import tensorflow as tf

from keras import initializers, regularizers
from keras.serialization import file_names
from keras.testing import test_case


@file_names.named_in_files("keras.src.engine.file_names_test.Hidden")
class Visible:
    pass


class FileNamesTest(test_case.TestCase):
    def test_public_classes_go_by_their_public_path(self):
        self.assertEqual(file_names.module_of(initializers.Zeros), "keras.initializers")
        self.assertEqual(file_names.name_of(initializers.Zeros), "Zeros")
        self.assertTrue(file_names.is_public(initializers.Zeros))

    def test_other_classes_of_ours_go_by_the_name_they_were_given(self):
        self.assertEqual(file_names.module_of(Visible), "keras.src.engine.file_names_test")
        self.assertEqual(file_names.name_of(Visible), "Hidden")
        self.assertFalse(file_names.is_public(Visible))
        self.assertIs(file_names.find_builtin("keras.src.engine.file_names_test", "Hidden"), Visible)
        self.assertIs(file_names.find_unpublished("Hidden"), Visible)

    def test_classes_of_users_go_by_their_module_unless_it_is_a_script(self):
        script = type("Thing", (), {"__module__": "__main__"})
        library = type("Thing", (), {"__module__": "shop.things"})
        self.assertIsNone(file_names.module_of(script))
        self.assertEqual(file_names.module_of(library), "shop.things")

    def test_modules_of_this_package_have_one_name(self):
        for module, expected in (
            ("keras.layers", "keras.layers"),
            ("tf_keras.layers", "keras.layers"),
            ("tf_keras.src.layers", "keras.src.layers"),
            ("tensorflow.keras", "keras"),
            ("keras_hub.layers", None),
            ("tensorflow.nn", None),
            (None, None),
            (3, None),
        ):
            self.assertEqual(file_names.builtin_module(module), expected)

    def test_the_way_up_leads_to_the_public_name(self):
        found = file_names.find_builtin("keras.src.regularizers.somewhere", "L2")
        self.assertIs(found, regularizers.L2)
        self.assertIsNone(file_names.find_builtin("keras.src.regularizers", "L3"))


if __name__ == "__main__":
    tf.test.main()
