"""Weights of classes, for one output and for several."""

import numpy as np
import tensorflow as tf

from keras.data.class_weight import ClassWeight
from keras.testing import test_case

A, B = np.array([2, 0]), np.array([[1.0], [0.0]])


class ClassWeightTest(test_case.TestCase):
    def test_one_table_is_for_the_only_target(self):
        weight = ClassWeight({0: 1.0, 2: 3.0})
        self.assertAllEqual(weight.weigh(A), [3.0, 1.0])
        self.assertAllEqual(weight.weigh({"a": A})["a"], [3.0, 1.0])

    def test_each_output_has_a_table(self):
        ranks = {"a": 2, "b": 2}
        for tables in ({"b": {0: 2.0, 1: 4.0}}, [None, {0: 2.0, 1: 4.0}]):
            first, second = ClassWeight(tables, ranks).weigh((A, B), np.array([1.0, 0.5]))
            self.assertAllEqual(first, [1.0, 0.5])
            self.assertAllEqual(second, [4.0, 1.0])

    def test_a_list_is_by_the_order_of_outputs(self):
        weighed = ClassWeight([{0: 2.0, 1: 4.0}, None], {"b": 2, "a": 2}).weigh({"a": A, "b": B})
        self.assertAllEqual(weighed["b"], [4.0, 2.0])
        self.assertIsNone(weighed["a"])

    def test_weights_of_samples_go_by_output(self):
        weight = ClassWeight({"b": {0: 2.0, 1: 4.0}})
        for given in ({"b": np.array([1.0, 0.5])}, [None, np.array([1.0, 0.5])]):
            weighed = weight.weigh({"a": A, "b": B}, given)
            self.assertAllEqual(weighed["b"], [4.0, 1.0])
            self.assertIsNone(weighed["a"])

    def test_one_table_for_several_outputs_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"(?s)models with a single output.*class_weight=\{'a': \{0: 1\.0\}\}"):
            ClassWeight({0: 1.0}, {"a": 2, "b": 2}).weigh((A, B))

    def test_an_unknown_output_is_named_with_the_closest(self):
        with self.assertRaisesRegex(ValueError, r"(?s)table for 'tag', and the outputs are \['tags', 'b'\].*'tags'\?"):
            ClassWeight({"tag": {0: 1.0}}, {"tags": 2, "b": 2}).weigh((A, B))

    def test_too_few_tables_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"has 1 tables, and there are targets for 2 outputs"):
            ClassWeight([{0: 1.0}]).weigh((A, B))

    def test_an_output_is_named_with_its_missing_label(self):
        with self.assertRaisesRegex(ValueError, r"`class_weight`\['a'\] has no entry for label 2"):
            ClassWeight({"a": {0: 1.0}}).weigh({"a": A, "b": B})

    def test_arrays_in_memory_are_checked_as_a_whole(self):
        with self.assertRaisesRegex(ValueError, "`class_weight` has no entry for label 2"):
            ClassWeight({0: 1.0}).check(A)

    def test_other_things_are_refused(self):
        with self.assertRaisesRegex(ValueError, "must be a dict from label to weight.*Received: class_weight='auto'"):
            ClassWeight("auto")


if __name__ == "__main__":
    tf.test.main()
