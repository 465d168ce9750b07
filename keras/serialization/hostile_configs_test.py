"""Configs from strangers: nothing is imported, opened or run, and every error is a ValueError or TypeError."""

import copy
import json
import os
import random
import sys

import tensorflow as tf

import keras  # noqa: F401 - makes every public name known
from keras import activations, constraints, initializers, mixed_precision, regularizers
from keras.serialization import decode, encode, safe_mode, slots
from keras.support import registry
from keras.testing import test_case
from keras.testing.audit_guard import AuditGuard

SLOTS = [slot.namespace for slot in slots.all_slots()]


def config_of(module, class_name, config, registered_name=None):
    return {"module": module, "class_name": class_name, "config": config, "registered_name": registered_name}


class HostileConfigsTest(test_case.TestCase):
    def assert_refused(self, config, slot=None):
        with self.assertRaises((ValueError, TypeError)), AuditGuard(os.devnull):
            decode.decode(config, slot)

    def test_modules_of_the_machine_are_never_imported(self):
        sys.modules.pop("this", None)
        for module, name in (
            ("os", "system"),
            ("posix", "system"),
            ("subprocess", "Popen"),
            ("builtins", "exec"),
            ("builtins", "eval"),
            ("builtins", "dict"),
            ("shutil", "rmtree"),
            ("runpy", "run_path"),
            ("pip._internal", "main"),
            ("this", "s"),
            ("tensorflow.python.ops.io_ops", "read_file"),
            ("importlib", "import_module"),
        ):
            for slot in (None, *SLOTS):
                self.assert_refused(config_of(module, name, {"command": "true"}), slot)
                self.assert_refused(config_of(module, name, {"command": "true"}, name), slot)
                self.assert_refused(config_of(module, "function", name, "function"), slot)
                self.assert_refused(config_of("builtins", "builtin_function_or_method", name, "function"), slot)
        self.assertNotIn("this", sys.modules)

    def test_public_functions_that_make_no_part_of_a_model_are_refused_in_every_slot(self):
        folder = self.get_temp_dir()
        settings = {"fname": os.path.join(folder, "mark"), "origin": "file:///etc/hostname", "filepath": folder}
        refused = [
            path
            for path in registry.all_paths()
            if not any(slots.allows(slot, registry.find(path)) for slot in (slots.ANY, *slots.all_slots()))
        ]
        for expected in (
            "keras.__internal__.enable_unsafe_deserialization",
            "keras.mixed_precision.set_global_policy",
            "keras.saving.deserialize_keras_object",
            "keras.saving.register_keras_serializable",
            "keras.activations.get",
            "keras.initializers.deserialize",
            "keras.backend.floatx",
        ):
            self.assertIn(expected, refused)
        for path in refused:
            module, _, name = path.rpartition(".")
            for slot in (None, "keras.layers", "keras.losses"):
                self.assert_refused(config_of(module, name, settings), slot)
                self.assert_refused(config_of("builtins", "function", path, "function"), slot)
                if slots.find_public(slots.slot_of(slot), name) is None:
                    self.assert_refused(config_of("builtins", "function", name, "function"), slot)
        self.assertEqual(os.listdir(folder), [])
        self.assertTrue(safe_mode.in_safe_mode())

    def test_bytecode_is_refused_before_it_is_read(self):
        code = {"class_name": "__lambda__", "config": {"value": ["4wAAAA==", None, None]}}
        for slot in (None, *SLOTS):
            self.assert_refused(code, slot)
            self.assert_refused({"class_name": "L2", "config": {"l2": code}}, slot)

    def test_nesting_ends_in_a_value_error(self):
        shapes = (
            lambda inner: [inner],
            lambda inner: {"a": inner},
            lambda inner: {"class_name": "__tuple__", "items": [inner]},
            lambda inner: config_of("shop", "Layer", {"inner": inner}, "Layer"),
        )
        for nest in shapes:
            value = nest(None)
            for _ in range(100_000):
                value = nest(value)
            with self.assertRaises((ValueError, TypeError)):
                decode.decode(value, None)
            while value:  # taken apart by hand: freeing such a nest recursively would overflow
                value = next(iter(value.values())) if isinstance(value, dict) and "a" in value else self.inside(value)

    @staticmethod
    def inside(value):
        if isinstance(value, list):
            return value[0]
        return value["items"][0] if "items" in value else value["config"]["inner"]

    def test_mutated_configs_give_an_object_or_a_value_or_type_error(self):
        originals = [
            encode.serialize_keras_object(value)
            for value in (
                initializers.VarianceScaling(seed=1),
                regularizers.OrthogonalRegularizer(),
                constraints.MinMaxNorm(),
                mixed_precision.Policy("mixed_float16"),
                activations.relu,
                {"a": [initializers.Constant(tf.constant([1.0])), (1, b"x")]},
                tf.TensorSpec((2,)),
            )
        ]
        draw = random.Random(0)
        for number in range(3000):
            config = mutated(copy.deepcopy(draw.choice(originals)), draw)
            slot = draw.choice([None, *SLOTS])
            with self.subTest(number=number, config=config, slot=slot):
                try:
                    decode.decode(config, slot)
                except (ValueError, TypeError):
                    continue


def mutated(config, draw):
    """The config with one to three places replaced by something else."""
    junk = [None, 3, -1.5, "", "Dense", "keras.layers", [], {}, [[1]], {"class_name": "L2"}, float("nan"), True, 10**30]
    for _ in range(draw.randint(1, 3)):
        places = list(places_of(config))
        if not places:
            return draw.choice(junk)
        holder, key = draw.choice(places)
        action = draw.random()
        if action < 0.7:
            holder[key] = copy.deepcopy(draw.choice(junk))
        elif isinstance(holder, dict):
            moved = holder.pop(key)
            if action < 0.85:
                holder[draw.choice(["config", "class_name", "module", "registered_name", "value", "items"])] = moved
    return json.loads(json.dumps(config))


def places_of(value):
    """Every (holder, key) in a structure of dicts and lists."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in list(items):
        yield value, key
        yield from places_of(item)


if __name__ == "__main__":
    tf.test.main()
