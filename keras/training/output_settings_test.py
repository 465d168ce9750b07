import tensorflow as tf

from keras.testing import test_case
from keras.training.output_settings import match_targets, name_outputs, spread

_Y = tf.zeros((2, 1))


class OutputSettingsTest(test_case.TestCase):
    def test_outputs_are_named_by_the_model_by_key_or_by_number(self):
        self.assertEqual(name_outputs([_Y, _Y], ["a", "b"]), ["a", "b"])
        self.assertEqual(name_outputs({"q": _Y, "p": _Y}), ["p", "q"])
        self.assertEqual(name_outputs([_Y, _Y]), ["output_1", "output_2"])

    def test_one_value_is_for_all_and_lists_go_by_position(self):
        self.assertEqual(spread(3, [_Y, _Y], ["a", "b"], "loss"), [3, 3])
        self.assertEqual(spread([1], [_Y, _Y], ["a", "b"], "loss"), [1, None])

    def test_dicts_go_by_name_or_by_key_of_the_outputs(self):
        outputs = {"p": _Y, "q": _Y}
        self.assertEqual(spread({"q": 2}, outputs, ["a", "b"], "loss"), [None, 2])
        self.assertEqual(spread({"b": 2}, outputs, ["a", "b"], "loss"), [None, 2])

    def test_an_unknown_name_is_refused_with_the_closest(self):
        with self.assertRaisesRegex(
            ValueError, r"(?s)\['scor'\].*Valid mode output names: \['score'\].*Did you mean 'score'"
        ):
            spread({"scor": 1}, [_Y], ["score"], "loss")

    def test_too_many_values_are_refused(self):
        with self.assertRaisesRegex(ValueError, "`loss` has 2 elements and the model has 1 outputs"):
            spread([1, 2], _Y, ["a"], "loss")

    def test_every_output_needs_its_target(self):
        self.assertEqual(match_targets(None, [_Y, _Y], ["a", "b"]), [None, None])
        with self.assertRaisesRegex(ValueError, r"(?s)2 outputs \['a', 'b'\], and 1 targets"):
            match_targets([_Y], [_Y, _Y], ["a", "b"])


if __name__ == "__main__":
    tf.test.main()
