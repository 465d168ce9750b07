"""Files made to run code, to read other files or to exhaust memory: refused, with nothing done on the way."""

import copy
import io
import json
import os
import pickle
import random
import resource
import sys
import zipfile

import h5py
import numpy as np
import tf_keras
from absl.testing import parameterized

from keras import layers, metrics, models
from keras.layers.core.lambda_layer import Lambda
from keras.saving import pickling, save_load
from keras.serialization import registration, safe_mode
from keras.support.errors import CorruptFileError, UnsafeModelError
from keras.testing.audit_guard import AuditGuard
from keras.testing.test_case import TestCase

_REFUSALS = (ValueError, TypeError)
_NAMES = ("model.keras", "model.h5", "model.hdf5", "folder")


def _small_model():
    return models.Sequential([layers.Input((3,)), layers.Dense(2)])


def _loss(name):
    return {"module": "builtins", "class_name": "function", "config": name, "registered_name": "function"}


class HostileFilesTest(TestCase, parameterized.TestCase):
    def setUp(self):
        super().setUp()
        self.mark = self.path("mark")
        for name in _NAMES:  # what imports and compiles on first use does so before the guard
            _small_model().save(self.path(f"warm_{name}"))
            save_load.load_model(self.path(f"warm_{name}"))

    def path(self, name):
        return os.path.join(self.get_temp_dir(), name)

    def check_refused(self, path, errors=_REFUSALS):
        with self.assertRaises(errors) as caught, AuditGuard(self.get_temp_dir()):
            save_load.load_model(path)
        self.assertFalse(os.path.exists(self.mark))
        self.assertTrue(safe_mode.in_safe_mode())
        if isinstance(caught.exception, UnsafeModelError):
            self.assertIn(path, str(caught.exception))
        return caught.exception

    def write_lambda_file(self, name):
        """A model of the reference with bytecode that leaves a mark when it runs."""
        mark = self.mark
        model = tf_keras.Sequential(
            [tf_keras.Input((3,)), tf_keras.layers.Lambda(lambda x, mark=mark: (open(mark, "w").close(), x)[1])]
        )
        model.save(self.path(name))
        os.remove(self.mark)

    def edited(self, change, model=None):
        """Returns the path of an archive whose config was changed."""
        path = self.path("model.keras")
        (model or _small_model()).save(path)
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        config = json.loads(members["config.json"])
        changed = change(config)
        members["config.json"] = json.dumps(config if changed is None else changed)
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path

    @parameterized.parameters(*_NAMES)
    def test_bytecode_is_refused_in_every_format(self, name):
        self.write_lambda_file(name)
        error = self.check_refused(self.path(name), UnsafeModelError)
        self.assertIn("safe_mode=False", str(error))

    @parameterized.parameters("model.h5", "folder")
    def test_the_same_bytecode_runs_in_the_reference(self, name):
        self.write_lambda_file(name)
        tf_keras.models.load_model(self.path(name))(np.zeros((1, 3), "float32"))
        self.assertTrue(os.path.exists(self.mark))

    @parameterized.parameters(*_NAMES)
    def test_bytecode_loads_when_the_caller_says_so(self, name):
        model = models.Sequential([layers.Input((3,)), Lambda(lambda x: 2.0 * x)])
        with self.assertWarns(UserWarning):
            model.save(self.path(name))
        loaded = save_load.load_model(self.path(name), safe_mode=False)
        self.assertAllEqual(loaded(np.ones((1, 3), "float32")), 2.0 * np.ones((1, 3)))
        self.check_refused(self.path(name), UnsafeModelError)

    def test_bytecode_in_an_open_file_and_under_another_name_is_refused(self):
        self.write_lambda_file("model.h5")
        with h5py.File(self.path("model.h5"), "r") as file:
            with self.assertRaises(UnsafeModelError), AuditGuard(self.get_temp_dir()):
                save_load.load_model(file)
        os.rename(self.path("model.h5"), self.path("renamed.keras"))
        self.check_refused(self.path("renamed.keras"), CorruptFileError)

    def test_bytecode_in_configs_and_pickles_is_refused(self):
        layer = Lambda(lambda x: x)
        with self.assertWarns(UserWarning):
            config = layer.get_config()
        with self.assertRaises(UnsafeModelError):
            Lambda.from_config(config)
        model = models.Sequential([layers.Input((3,)), layer])
        with self.assertRaises(UnsafeModelError):
            pickling.restore(*pickling.reduce(model)[1])
        self.assertAllEqual(pickling.deepcopy(model)(np.ones((1, 3))), np.ones((1, 3)))

    def test_names_from_outside_are_never_imported(self):
        canary = self.path("canary_of_keras.py")
        with open(canary, "w") as file:
            file.write(f"open({self.mark!r}, 'w').close()\nclass Evil:\n    pass\n")
        sys.path.insert(0, self.get_temp_dir())
        self.addCleanup(sys.path.remove, self.get_temp_dir())
        names = [("os", "system"), ("subprocess", "Popen"), ("builtins", "eval"), ("shutil", "rmtree"),
                 ("runpy", "run_path"), ("canary_of_keras", "Evil"), ("pip._internal", "main")]  # fmt: skip
        for module, name in names:
            evil = {"module": module, "class_name": name, "config": {"name": "x"}, "registered_name": name}
            function = {"module": module, "class_name": "function", "config": name, "registered_name": name}
            changes = (
                lambda config: evil,
                lambda config: config["config"]["layers"].append(evil),
                lambda config: config["config"]["layers"][1]["config"].update(kernel_initializer=evil),
                lambda config: config["config"]["layers"][1]["config"].update(activation=function),
                lambda config: config.update(compile_config={"optimizer": "sgd", "loss": function}),
                lambda config: config.update(compile_config={"optimizer": evil, "loss": "mse"}),
                lambda config: config.update(compile_config={"optimizer": "sgd", "loss": "mse", "metrics": [function]}),
            )
            for change in changes:
                self.check_refused(self.edited(change))
        self.assertNotIn("canary_of_keras", sys.modules)

    def test_public_functions_that_are_no_parts_of_models_are_refused(self):
        names = [("keras.models", "load_model"), ("keras.saving", "load_model"), ("keras.saving", "save_model"),
                 ("keras.saving", "deserialize_keras_object"), ("keras.__internal__", "enable_unsafe_deserialization"),
                 ("keras.backend", "clear_session"), ("keras.models", "clone_model"),
                 ("keras.utils", "get_file")]  # fmt: skip
        for module, name in names:
            evil = {"module": module, "class_name": name, "config": {"filepath": self.mark}, "registered_name": None}
            for change in (
                lambda config: evil,
                lambda config: config["config"]["layers"].append(evil),
                lambda config: config.update(compile_config={"optimizer": "sgd", "loss": evil}),
                lambda config: config["config"]["layers"][1]["config"].update(kernel_regularizer=evil),
            ):
                self.check_refused(self.edited(change))

    def test_layers_that_load_other_files_are_unknown(self):
        for name in ("TFSMLayer", "ReloadedLayer", "TorchModuleWrapper", "SavedModelLayer"):
            evil = {
                "module": "keras.layers",
                "class_name": name,
                "config": {"filepath": "/etc"},
                "registered_name": None,
            }
            self.check_refused(self.edited(lambda config: config["config"]["layers"].append(evil)))
        self.assertNotIn("torch", sys.modules)

    def test_a_registered_name_cannot_stand_for_a_built_in_class(self):
        @registration.register_keras_serializable("hostile_files_test")
        class Impostor(layers.Dense):
            """A class of the user's that a file tries to use in place of Dense."""

        def change(config):
            config["config"]["layers"][1]["registered_name"] = "hostile_files_test>Impostor"

        self.check_refused(self.edited(change), ValueError)

    def test_a_file_gives_a_model_or_an_error(self):
        for config in (
            [1, 2],
            {},
            {"a": 1},
            "text",
            {"class_name": "Dense", "config": {"units": 2}},
            {"class_name": 3},
        ):
            self.check_refused(self.edited(lambda _: config))

    def test_mutated_configs_give_models_or_clear_errors(self):
        source = random.Random(0)
        outcomes = {"loaded": 0, "refused": 0}
        for _ in range(150):
            path = self.edited(lambda config: _mutate(config, source))
            try:
                self.assertIsInstance(save_load.load_model(path), models.Model)
                outcomes["loaded"] += 1
            except _REFUSALS:
                outcomes["refused"] += 1
        self.assertGreater(outcomes["refused"], 20)

    @parameterized.parameters("model.keras", "model.h5", "x.weights.h5")
    def test_links_and_foreign_values_in_weights_are_refused(self, name):
        secret = self.path("secret.h5")
        with h5py.File(secret, "w") as file:
            file["x"] = np.full((3, 2), 7.0, "float32")
        raw = self.path("secret.bin")
        with open(raw, "wb") as file:
            file.write(b"\x01" * 24)
        tricks = {
            "external link": lambda group, key: group.__setitem__(key, h5py.ExternalLink(secret, "/x")),
            "soft link": lambda group, key: group.__setitem__(key, h5py.SoftLink("/")),
            "external storage": lambda group, key: group.create_dataset(key, (3, 2), "f4", external=[(raw, 0, 24)]),
            "virtual": lambda group, key: group.create_virtual_dataset(key, _virtual(secret)),
            "bomb": lambda group, key: group.create_dataset(key, (1 << 28,), "f4"),
            "packed bomb": lambda group, key: group.create_dataset(
                key, (1 << 28,), "f4", chunks=True, compression="gzip"
            ),
        }
        for trick in tricks.values():
            self.write_weights_trick(name, trick)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            with self.assertRaises(ValueError), AuditGuard(self.get_temp_dir()):
                self.load(name)
            self.assertLess(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 100_000)  # KB

    def load(self, name):
        if name.endswith(".weights.h5"):
            _small_model().load_weights(self.path(name))
        else:
            save_load.load_model(self.path(name))

    def write_weights_trick(self, name, trick):
        model = _small_model()
        if name.endswith(".weights.h5"):
            model.save_weights(self.path(name))
        else:
            model.save(self.path(name))
        if name.endswith(".keras"):
            with zipfile.ZipFile(self.path(name)) as archive:
                members = {entry: archive.read(entry) for entry in archive.namelist()}
            data = io.BytesIO(members["model.weights.h5"])
            with h5py.File(data, "a") as file:
                _replace_kernel(file, trick)
            members["model.weights.h5"] = data.getvalue()
            with zipfile.ZipFile(self.path(name), "w") as archive:
                for entry, content in members.items():
                    archive.writestr(entry, content)
        else:
            with h5py.File(self.path(name), "a") as file:
                _replace_kernel(file, trick)

    def test_a_config_cannot_ask_for_more_memory_than_its_weights_fill(self):
        path = self.edited(lambda config: config["config"]["layers"][1]["config"].update(units=1 << 24))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.check_refused(path, ValueError)
        self.assertLess(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 100_000)  # KB

    def test_a_file_cannot_compute_while_it_is_loaded(self):
        constant = ["_CONSTANT_VALUE", -1, [1 << 14, 1 << 14], {}]
        settings = {"name": "evil", "dtype": "float32"}
        for class_name, config, call in (
            ("TFOpLambda", {**settings, "function": "ones"}, [constant]),
            ("UpSampling2D", {**settings, "size": [1 << 14, 1 << 14]}, [["_CONSTANT_VALUE", -1, [[[[1.0]]]], {}]]),
        ):
            entry = {"module": "keras.layers", "class_name": class_name, "config": config, "registered_name": None,
                     "name": "evil", "inbound_nodes": [call]}  # fmt: skip
            inputs = layers.Input((3,))
            model = models.Model(inputs, layers.Dense(2)(inputs))
            path = self.edited(lambda config: config["config"]["layers"].append(entry), model)
            self.assertIn("on constants alone", str(self.check_refused(path, ValueError)))

    @parameterized.parameters("model.keras", "model.h5", "folder")
    def test_metrics_of_a_file_cannot_ask_for_much_memory_either(self, name):
        class Wide(metrics.MeanAbsoluteError):
            """A metric with a weight as large as its config says."""

            def __init__(self, rows=1, **kwargs):
                super().__init__(**kwargs)
                self.table = self.add_weight("table", shape=(rows,), initializer="zeros")

            def get_config(self):
                return {**super().get_config(), "rows": 1 << 28}

        model = _small_model()
        model.compile("sgd", "mse", metrics=[Wide()])
        model.train_on_batch(np.ones((1, 3)), np.ones((1, 2)))
        model.save(self.path(name))
        with self.assertRaisesRegex(ValueError, "exhaust memory"):
            save_load.load_model(self.path(name), custom_objects={"Wide": Wide})

    def test_a_pickle_holds_an_archive_and_nothing_that_runs(self):
        data = pickle.dumps(pickling.reduce(_small_model())[1])
        with AuditGuard(self.get_temp_dir()):
            archive, custom_objects = pickle.loads(data)
        self.assertTrue(archive.startswith(b"PK"))
        self.assertEqual(custom_objects, {})


def _virtual(secret):
    layout = h5py.VirtualLayout(shape=(3, 2), dtype="f4")
    layout[:] = h5py.VirtualSource(secret, "x", shape=(3, 2))
    return layout


def _replace_kernel(file, trick):
    found = []
    file.visititems(lambda name, item: found.append(name) if getattr(item, "shape", None) == (3, 2) else None)
    group, _, key = found[0].rpartition("/")
    del file[found[0]]
    trick(file[group], key)


def _mutate(config, source):
    """Returns the config with one value somewhere in it removed, replaced or moved."""
    config = copy.deepcopy(config)
    places = []

    def collect(value):
        if isinstance(value, (dict, list)):
            for key in value if isinstance(value, dict) else range(len(value)):
                places.append((value, key))
                collect(value[key])

    collect(config)
    container, key = source.choice(places)
    if source.random() < 0.3:
        del container[key]
    else:
        odd = [
            None,
            -1,
            0,
            2.5,
            "",
            "x",
            [],
            {},
            True,
            [[]],
            {"class_name": "Dense"},
            {"class_name": [], "config": 1},
            "__lambda__",
        ]
        container[key] = source.choice(odd)
    return config
