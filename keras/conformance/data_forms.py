"""Every form in which data comes, one row a form, and a model that takes note of what its steps receive."""

import collections
import io
import tempfile
from typing import Callable, NamedTuple

import h5py
import numpy as np
import pandas as pd
import scipy.sparse
import tensorflow as tf

_X = np.arange(15.0).reshape(5, 3)
_Y = np.arange(5)
_RAGGED = tf.ragged.constant([[1.0], [2.0, 3.0], [], [4.0], [5.0, 6.0, 7.0]])
_Pair = collections.namedtuple("_Pair", "first second")


class Form(NamedTuple):
    """One form of data.

    Args:
        name: What tests call it.
        make: Function from the library (ours or the reference) to the arguments of `fit`: `(x,)`, `(x, y)`.
        settings: More arguments of `fit`; those that they have go to `evaluate` and `predict`, too.
    """

    name: str
    make: Callable
    settings: dict = {}


def arrays(name, x, y=_Y, **settings):
    """Form of arrays, in batches of 2 rows."""
    return Form(name, lambda library: (x, y), {"batch_size": 2, **settings})


def batches(name, make, **settings):
    """Form that yields batches: `make` returns a new `x` for the library."""
    return Form(name, lambda library: (make(library),), settings)


def observed(library, form, method):
    """Returns what a loop over the data shows: results, and the structures that steps received."""
    model = _watching_model(library)
    model.compile()
    arguments = form.make(library)
    settings = dict(form.settings)
    if method == "fit":
        results = model.fit(*arguments, **{"epochs": 2, "shuffle": False, "verbose": 0, **settings}).history
    else:
        settings = {
            {"steps_per_epoch": "steps"}.get(name, name): value
            for name, value in settings.items()
            if name in ("batch_size", "steps_per_epoch") or (name == "sample_weight" and method == "evaluate")
        }
        arguments = arguments if method == "evaluate" else arguments[:1]
        results = {method: getattr(model, method)(*arguments, verbose=0, **settings)}
    return results, sorted(set(model.seen))


def _watching_model(library):
    class Watching(library.Model):
        """Its "loss" depends on every value that it gets and on the order of the batches."""

        def __init__(self):
            super().__init__()
            self.seen = _Notes()
            self.total = self.add_weight(name="total", shape=(), initializer="zeros")

        def train_step(self, data):
            self.total.assign(self.total * 0.5 + self._note(data))
            return {"loss": self.total + 0.0}

        test_step = train_step

        def predict_step(self, data):
            return self._note(data) * tf.ones((1,))

        def call(self, inputs):
            return inputs

        def _note(self, data):
            self.seen.add(_describe(data))
            leaves = [leaf for leaf in tf.nest.flatten(data) if leaf is not None]
            return tf.add_n([(index + 1) * _sum(leaf) for index, leaf in enumerate(leaves)])

    return Watching()


class _Notes:
    """A set that models do not track."""

    def __init__(self):
        self._texts = set()

    def add(self, text):
        self._texts.add(text)

    def __iter__(self):
        return iter(self._texts)


def _describe(data):
    """Structure, kinds, dtypes and ranks."""
    if isinstance(data, dict):
        return f"{type(data).__name__}({', '.join(f'{key}={_describe(value)}' for key, value in data.items())})"
    if isinstance(data, (tuple, list)):
        return f"{type(data).__name__}({', '.join(map(_describe, data))})"
    if data is None:
        return "None"
    kind = "" if isinstance(data, tf.Tensor) else type(data).__name__
    return f"{kind}{data.dtype.name}[{data.shape.rank}]"


def _sum(leaf):
    values = getattr(leaf, "flat_values", getattr(leaf, "values", leaf))
    values = tf.strings.length(values) if values.dtype == tf.string else values
    return tf.reduce_sum(tf.cast(values, tf.float32))  # of complex numbers, the real parts


def _hdf5(array):
    return h5py.File(io.BytesIO(), "w").create_dataset("data", data=array)


def _memory_map(array):
    array_on_disk = np.memmap(tempfile.TemporaryFile(), array.dtype, "w+", shape=array.shape)  # a file without a name
    array_on_disk[:] = array
    return array_on_disk


def _read_only(array):
    array.flags.writeable = False
    return array


def _dataset(*parts):
    return tf.data.Dataset.from_tensor_slices(parts if len(parts) > 1 else parts[0]).batch(2)


def _generator(make=lambda rows: (_X[rows], _Y[rows])):
    return (make(slice(first, first + 2)) for first in (0, 2, 4))


def _sequence(library, make=lambda rows: (_X[rows], _Y[rows])):
    class Batches(library.utils.Sequence):
        def __len__(self):
            return 3

        def __getitem__(self, index):
            return make(slice(2 * index, 2 * index + 2))

    return Batches()


def _creator(library):
    return library.utils.experimental.DatasetCreator(lambda context: _dataset(_X, _Y).repeat())


def _frame(**columns):
    return pd.DataFrame(columns)


_NULLABLE = pd.array([1, 2, 3, 4, 5], dtype="Int64")
_CSR = scipy.sparse.csr_matrix(_X)
_SPARSE = tf.sparse.from_dense(_X)

FORMS = [
    arrays("float64", _X),
    arrays("float16", _X.astype("f2")),
    arrays("bfloat16", _X.astype(tf.bfloat16.as_numpy_dtype)),
    arrays("int8", _X.astype("i1"), _Y.astype("u1")),
    arrays("bool", _X % 2 == 0),
    arrays("complex128", _X.astype("c16")),
    arrays("big_endian", _X.astype(">f4"), _Y.astype(">i4")),
    arrays("fortran_order", np.asfortranarray(_X)),
    arrays("negative_strides", _X[::-1, ::-1]),
    arrays("gaps", np.arange(60, dtype="f4").reshape(10, 6)[::2, ::2]),
    arrays("read_only", _read_only(_X.astype("f4"))),
    arrays("one_axis", _X[:, 0]),
    arrays("text", _X.astype(str)),
    arrays("text_objects", _X.astype(str).astype(object)),
    arrays("memory_map", _memory_map(_X)),
    arrays("hdf5", _hdf5(_X), _hdf5(_Y)),
    arrays("tensor", tf.constant(_X)),
    arrays("variable", tf.Variable(_X.astype("f4"))),
    arrays("numbers", _X.tolist(), _Y.tolist()),
    arrays("list_of_arrays", [_X, _X.astype("i4")], [_Y, _Y]),
    arrays("dict", {"b": _X, "a": _Y}, {"z": _Y, "y": _X}),
    arrays("nested", ({"b": [_X, _X], "a": (_Y,)}, [_X])),
    arrays("named_tuple", _Pair(_X, _Y)),
    arrays("ordered_dict", collections.OrderedDict([("z", _X), ("a", _Y)])),
    arrays("default_dict", collections.defaultdict(int, z=_X, a=_Y)),
    arrays("inputs_alone", _X, None),
    arrays("inputs_alone_in_list", [_X, _Y], None),
    arrays("inputs_alone_in_dict", {"a": _X}, None),
    arrays("weights", _X, sample_weight=_Y),
    arrays("series", pd.Series(_X[:, 0]), pd.Series(_Y)),
    arrays("frame", _frame(a=_Y, b=_X[:, 0]), _frame(y=_Y)),
    arrays("dict_of_series", dict(_frame(a=_Y, b=_X[:, 0]))),
    arrays("nullable", _frame(a=_NULLABLE), pd.Series(_NULLABLE)),
    arrays("csr", _CSR),
    arrays("coo", _CSR.tocoo(), None),
    arrays("csr_beside_array", {"a": _CSR, "b": _X}),
    arrays("sparse", _SPARSE, sample_weight=_X[:, 0]),
    arrays("sparse_steps", _SPARSE, steps_per_epoch=2),
    arrays("ragged", _RAGGED, None),
    arrays("ragged_targets", _X, _RAGGED),
    arrays("steps", _X, steps_per_epoch=2, epochs=3),
    arrays("steps_without_batch_size", _X, steps_per_epoch=2, batch_size=None),
    arrays("split", _X, validation_split=0.4),
    arrays("validation_inputs_alone", _X, validation_data=(_X,)),
    arrays("validation_list_of_inputs", _X, validation_data=([_X, _X], _Y)),
    arrays("validation_weights", _X, validation_data=(_X, _Y, _Y), validation_batch_size=3),
    arrays("validation_steps", _X, validation_data=(_X, _Y), validation_steps=2),
    arrays("validation_dataset", _X, validation_data=_dataset(_X, _Y)),
    batches("dataset", lambda library: _dataset(_X, _Y)),
    batches("dataset_of_inputs", lambda library: _dataset(_X)),
    batches("dataset_with_weights", lambda library: _dataset(_X, _Y, _Y)),
    batches("dataset_of_dicts", lambda library: _dataset({"b": _X, "a": _X}, {"y": _Y})),
    batches("dataset_of_ragged", lambda library: _dataset(_RAGGED, _Y)),
    batches("dataset_of_sparse", lambda library: _dataset(_SPARSE, _Y)),
    batches("dataset_of_unknown_size", lambda library: _dataset(_X, _Y).filter(lambda x, y: True)),
    batches("dataset_repeated", lambda library: _dataset(_X, _Y).repeat(), steps_per_epoch=2, epochs=3),
    batches("dataset_of_version_1", lambda library: tf.compat.v1.data.Dataset.from_tensors((_X, _Y))),
    batches("dataset_iterator", lambda library: iter(_dataset(_X, _Y)), epochs=1),
    batches("one_shot_iterator", lambda library: tf.compat.v1.data.make_one_shot_iterator(_dataset(_X, _Y)), epochs=1),
    batches("creator", _creator, steps_per_epoch=2),
    batches("generator", lambda library: _generator(), epochs=1),
    batches("generator_of_inputs", lambda library: _generator(lambda rows: (_X[rows],)), epochs=1),
    batches("generator_of_lists", lambda library: _generator(lambda rows: [[_X[rows], _X[rows]], _Y[rows]]), epochs=1),
    batches("generator_of_tensors", lambda library: _generator(lambda rows: (tf.constant(_X[rows]),)), epochs=1),
    batches("sequence", _sequence),
    batches("sequence_steps", _sequence, steps_per_epoch=2, epochs=3),
]  # fmt: skip
