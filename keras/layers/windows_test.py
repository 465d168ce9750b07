import tensorflow as tf

from keras.layers import windows
from keras.support import state
from keras.testing import test_case


class WindowsTest(test_case.TestCase):
    def test_one_integer_stands_for_all_axes(self):
        self.assertEqual(windows.check_window(3, 2, "kernel_size", "Conv2D"), (3, 3))
        self.assertEqual(windows.check_window([3, 1], 2, "kernel_size", "Conv2D"), (3, 1))

    def test_windows_of_another_form_are_refused(self):
        for wrong in (0, -1, (2,), (2, 1.5), "33", None, (1, 2, 3), {1: 2}):
            with self.assertRaisesRegex(ValueError, "Conv2D: The `kernel_size` argument must be a tuple of 2 integers"):
                windows.check_window(wrong, 2, "kernel_size", "Conv2D")

    def test_paddings_are_read_without_regard_to_case(self):
        self.assertEqual(windows.check_padding("SAME", "Conv2D"), "same")
        with self.assertRaisesRegex(ValueError, "one of \"valid\", \"same\". Received: padding='sme'\n.*mean 'same'"):
            windows.check_padding("sme", "Conv2D")
        with self.assertRaisesRegex(ValueError, "Causal padding is only supported for `Conv1D`"):
            windows.check_padding("causal", "Conv2D")

    def test_data_format_defaults_to_the_setting(self):
        self.assertEqual(windows.check_data_format(None, "Conv2D"), "channels_last")
        state.process.image_data_format = "channels_first"
        self.assertEqual(windows.check_data_format(None, "Conv2D"), "channels_first")

    def test_output_length_counts_the_positions(self):
        for padding, stride, dilation, expected in (
            ("valid", 1, 1, 6), ("valid", 2, 1, 3), ("valid", 1, 2, 4), ("same", 1, 1, 8), ("same", 3, 1, 3),
        ):  # fmt: skip
            self.assertEqual(windows.output_length(8, 3, padding, stride, dilation), expected)
        self.assertIsNone(windows.output_length(None, 3, "valid", 1))


if __name__ == "__main__":
    tf.test.main()
