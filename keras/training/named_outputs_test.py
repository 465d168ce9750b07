import tensorflow as tf

from keras.testing import test_case
from keras.training.named_outputs import NamedOutputs

_Y = tf.zeros((2, 1))


class NamedOutputsTest(test_case.TestCase):
    def test_outputs_are_named_by_the_model_by_key_or_by_number(self):
        self.assertEqual(NamedOutputs([_Y, _Y], ["a", "b"]).names, ["a", "b"])
        self.assertEqual(NamedOutputs({"q": _Y, "p": _Y}).names, ["p", "q"])
        self.assertEqual(NamedOutputs([_Y, _Y]).names, ["output_1", "output_2"])

    def test_one_value_is_for_all_and_lists_go_by_position(self):
        self.assertEqual(NamedOutputs([_Y, _Y], ["a", "b"]).spread(3, "loss"), [3, 3])
        with self.assertWarnsRegex(UserWarning, "`loss` has 1 elements and the model has 2 outputs"):
            self.assertEqual(NamedOutputs([_Y, _Y], ["a", "b"]).spread([1], "loss"), [1, None])

    def test_dicts_go_by_name_or_by_key_of_the_outputs(self):
        outputs = {"p": _Y, "q": _Y}
        self.assertEqual(NamedOutputs(outputs, ["a", "b"]).spread({"q": 2}, "loss"), [None, 2])
        self.assertEqual(NamedOutputs(outputs, ["a", "b"]).spread({"b": 2}, "loss"), [None, 2])

    def test_an_unknown_name_is_refused_with_the_closest(self):
        with self.assertRaisesRegex(
            ValueError, r"(?s)\['scor'\].*Valid mode output names: \['score'\].*Did you mean 'score'"
        ):
            NamedOutputs([_Y], ["score"]).spread({"scor": 1}, "loss")

    def test_too_many_values_are_refused(self):
        with self.assertRaisesRegex(ValueError, "`loss` has 2 elements and the model has 1 outputs"):
            NamedOutputs(_Y, ["a"]).spread([1, 2], "loss")

    def test_every_output_needs_its_target(self):
        self.assertEqual(NamedOutputs([_Y, _Y], ["a", "b"]).match_targets(None), [None, None])
        with self.assertRaisesRegex(ValueError, r"(?s)2 outputs \['a', 'b'\], and 1 targets"):
            NamedOutputs([_Y, _Y], ["a", "b"]).match_targets([_Y])

    def test_nested_outputs_take_nested_settings(self):
        outputs = {"x": [_Y, _Y], "y": (_Y,)}
        names = ["d1", "d2", "d3"]
        self.assertEqual(NamedOutputs(outputs, names).spread({"x": [1, 2], "y": (3,)}, "loss"), [1, 2, 3])
        self.assertEqual(NamedOutputs(outputs, names).spread({"x": 1}, "loss"), [1, 1, None])
        self.assertEqual(NamedOutputs(outputs, names).spread({"d1": 1, "d3": 3}, "loss"), [1, None, 3])
        self.assertEqual(NamedOutputs([[_Y, _Y], _Y], names).spread([[1, 2], 3], "loss"), [1, 2, 3])
        with self.assertWarnsRegex(UserWarning, "`loss` has 2 elements and the model has 3 outputs"):
            self.assertEqual(NamedOutputs([[_Y, _Y], _Y], names).spread([1, 2], "loss"), [1, 2, None])

    def test_nested_outputs_keep_a_list_for_each_leaf(self):
        self.assertEqual(
            NamedOutputs([[_Y, _Y], _Y], ["a", "b", "c"]).spread([["mae", "mse"], ["mae", "mse"]], "metrics"),
            ["mae", "mse", ["mae", "mse"]],
        )
        self.assertEqual(
            NamedOutputs([[_Y, _Y], _Y], ["a", "b", "c"]).spread([["mae"], ["mse"], []], "metrics"),
            [["mae"], ["mse"], []],
        )

    def test_nested_outputs_match_nested_targets(self):
        outputs = {"x": [_Y, _Y], "y": {"u": _Y}}
        names = ["d1", "d2", "d3"]
        self.assertEqual(NamedOutputs(outputs, names).match_targets({"x": [1, 2], "y": {"u": 3}}), [1, 2, 3])
        self.assertEqual(NamedOutputs(outputs, names).match_targets({"x": [1, 2]}), [1, 2, None])
        with self.assertRaisesRegex(ValueError, r"(?s)2 outputs \['d1', 'd2'\], and 1 targets"):
            NamedOutputs(outputs, names).match_targets({"x": [1]})

    def test_an_unknown_key_of_nested_outputs_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"(?s)\['z'\].*Received: loss="):
            NamedOutputs({"x": [_Y, _Y]}, ["d1", "d2"]).spread({"z": 1}, "loss")


if __name__ == "__main__":
    tf.test.main()
