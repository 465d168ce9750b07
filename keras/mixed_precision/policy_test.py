"""Tests of dtype policies."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras.backend import config
from keras.mixed_precision import policy
from keras.testing import test_case


class PolicyTest(test_case.TestCase):
    def test_names_say_both_types(self):
        for name, compute, variable in (
            ("float32", "float32", "float32"),
            ("int64", "int64", "int64"),
            ("mixed_float16", "float16", "float32"),
            ("mixed_bfloat16", "bfloat16", "float32"),
            ("_infer", None, None),
        ):
            made = policy.Policy(name)
            self.assertEqual((made.name, made.compute_dtype, made.variable_dtype), (name, compute, variable))
            self.assertEqual(policy.Policy.from_config(made.get_config()).name, name)

    def test_wrong_names_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Cannot convert value mixed_flot16 .* Did you mean 'mixed_float16'"):
            policy.Policy("mixed_flot16")
        with self.assertRaisesRegex(TypeError, "'name' must be a string, not a DType"):
            policy.Policy(tf.float16)
        with self.assertRaisesRegex(TypeError, "'name' must be a string, but got: 3"):
            policy.Policy(3)

    def test_the_global_policy_follows_floatx_until_set(self):
        config.set_floatx("float64")
        self.assertEqual(policy.global_policy().name, "float64")
        policy.set_global_policy("mixed_float16")
        self.assertEqual(policy.global_policy().name, "mixed_float16")
        policy.set_global_policy(None)
        self.assertEqual(policy.global_policy().name, "float64")

    def test_a_scope_ends(self):
        with policy.policy_scope("mixed_float16"):
            self.assertEqual(policy.get(None).name, "mixed_float16")
        self.assertEqual(policy.get(None).name, "float32")

    def test_the_global_policy_is_floating(self):
        with self.assertRaisesRegex(ValueError, "but got policy: int32"):
            policy.set_global_policy("int32")

    def test_layers_may_give_many_kinds(self):
        made = policy.Policy("mixed_float16")
        self.assertIs(policy.get(made), made)
        for identifier in (tf.float16, np.float16, np.dtype("float16"), "float16"):
            self.assertEqual(policy.get(identifier).name, "float16")
        for config_of_layer in (
            {"class_name": "Policy", "config": {"name": "mixed_float16"}},
            {"class_name": "PolicyV1", "config": {"name": "mixed_float16", "loss_scale": None}},
            policy.serialize(made),
        ):
            self.assertEqual(policy.get(config_of_layer).name, "mixed_float16")

    def test_configs_of_layers_are_those_of_the_reference(self):
        for name in ("float32", "float16", "int64", "mixed_float16", "mixed_bfloat16"):
            reference = tf_keras.layers.Flatten(dtype=name).get_config()["dtype"]
            self.assertEqual(policy.serialize(policy.get(name)), reference)


if __name__ == "__main__":
    tf.test.main()
