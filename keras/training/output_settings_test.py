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

    def test_nested_outputs_take_nested_settings(self):
        outputs = {"x": [_Y, _Y], "y": (_Y,)}
        names = ["d1", "d2", "d3"]
        self.assertEqual(spread({"x": [1, 2], "y": (3,)}, outputs, names, "loss"), [1, 2, 3])
        self.assertEqual(spread({"x": 1}, outputs, names, "loss"), [1, 1, None])
        self.assertEqual(spread({"d1": 1, "d3": 3}, outputs, names, "loss"), [1, None, 3])
        self.assertEqual(spread([[1, 2], 3], [[_Y, _Y], _Y], names, "loss"), [1, 2, 3])
        self.assertEqual(spread([1, 2], [[_Y, _Y], _Y], names, "loss"), [1, 2, None])

    def test_nested_outputs_keep_a_list_for_each_leaf(self):
        self.assertEqual(
            spread([["mae", "mse"], ["mae", "mse"]], [[_Y, _Y], _Y], ["a", "b", "c"], "metrics"),
            ["mae", "mse", ["mae", "mse"]],
        )
        self.assertEqual(
            spread([["mae"], ["mse"], []], [[_Y, _Y], _Y], ["a", "b", "c"], "metrics"), [["mae"], ["mse"], []]
        )

    def test_nested_outputs_match_nested_targets(self):
        outputs = {"x": [_Y, _Y], "y": {"u": _Y}}
        names = ["d1", "d2", "d3"]
        self.assertEqual(match_targets({"x": [1, 2], "y": {"u": 3}}, outputs, names), [1, 2, 3])
        self.assertEqual(match_targets({"x": [1, 2]}, outputs, names), [1, 2, None])
        with self.assertRaisesRegex(ValueError, r"(?s)2 outputs \['d1', 'd2'\], and 1 targets"):
            match_targets({"x": [1]}, outputs, names)

    def test_an_unknown_key_of_nested_outputs_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"(?s)\['z'\].*Received: loss="):
            spread({"z": 1}, {"x": [_Y, _Y]}, ["d1", "d2"], "loss")


if __name__ == "__main__":
    tf.test.main()
