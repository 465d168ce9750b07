import tensorflow as tf

from keras.data.split import split_rows
from keras.testing import test_case


class SplitRowsTest(test_case.TestCase):
    def test_the_last_rows_are_set_aside(self):
        self.assertEqual(split_rows(10, 0.3), ((0, 7), (7, 10)))

    def test_an_empty_part_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Training data contains 1 samples, which is not sufficient"):
            split_rows(1, 0.5)

    def test_a_share_above_one_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"must be in \(0, 1\)\. Received: validation_split=2"):
            split_rows(10, 2)


if __name__ == "__main__":
    tf.test.main()
