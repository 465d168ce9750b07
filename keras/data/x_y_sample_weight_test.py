import tensorflow as tf

from keras.data.x_y_sample_weight import pack_x_y_sample_weight, unpack_x_y_sample_weight
from keras.testing import test_case


class PackTest(test_case.TestCase):
    def test_inputs_alone_stay_as_they_are(self):
        self.assertEqual(pack_x_y_sample_weight(3), 3)

    def test_a_list_of_inputs_alone_is_wrapped(self):
        self.assertEqual(pack_x_y_sample_weight([1, 2]), ([1, 2],))

    def test_parts_are_left_out_from_the_end(self):
        self.assertEqual(pack_x_y_sample_weight(1, 2), (1, 2))
        self.assertEqual(pack_x_y_sample_weight(1, None, 3), (1, None, 3))


class UnpackTest(test_case.TestCase):
    def test_missing_parts_are_none(self):
        self.assertEqual(unpack_x_y_sample_weight((1,)), (1, None, None))
        self.assertEqual(unpack_x_y_sample_weight((1, 2)), (1, 2, None))
        self.assertEqual(unpack_x_y_sample_weight([1, 2, 3]), (1, 2, 3))

    def test_a_dict_is_inputs_alone(self):
        self.assertEqual(unpack_x_y_sample_weight({"a": 1}), ({"a": 1}, None, None))

    def test_four_parts_are_refused_with_what_to_do(self):
        with self.assertRaisesRegex(ValueError, r"(?s)Received a tuple of 4 parts.*Put several inputs into one tuple"):
            unpack_x_y_sample_weight((1, 2, 3, 4))


if __name__ == "__main__":
    tf.test.main()
