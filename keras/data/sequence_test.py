import tensorflow as tf

from keras.data.sequence import Sequence
from keras.testing import test_case


class SequenceTest(test_case.TestCase):
    def test_iterating_goes_through_the_batches_in_order(self):
        class Letters(Sequence):
            def __len__(self):
                return 3

            def __getitem__(self, index):
                return "abc"[index]

        self.assertEqual(list(Letters()), ["a", "b", "c"])

    def test_methods_that_must_be_defined_are_named(self):
        with self.assertRaisesRegex(NotImplementedError, r"must define `__len__\(\)`"):
            len(Sequence())


if __name__ == "__main__":
    tf.test.main()
