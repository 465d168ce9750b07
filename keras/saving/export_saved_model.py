"""`ExportArchive` and `model.export`: SavedModels for inference alone, with named endpoints and no trace of Keras."""

import os

import tensorflow as tf

from keras.saving import model_signature, object_graph
from keras.support import atomic_write, state, tf_internals
from keras.support.api_export import keras_export

# What a SavedModel folder consists of; readers accept it by the last one.
SAVED_MODEL_MEMBERS = ("assets", "assets.extra", "variables", "fingerprint.pb", "keras_metadata.pb", "saved_model.pb")


def export_model(model, filepath):
    """Writes the forward pass of a model as endpoint `serve`, which is also the `serving_default` signature."""
    archive = ExportArchive()
    archive.track(model)
    archive.add_model_endpoint("serve", model)
    archive.write_out(filepath)


@keras_export("keras.export.ExportArchive")
class ExportArchive:
    """Collects functions as endpoints, with the variables that they use, and writes them as one SavedModel.

    The folder loads with `tf.saved_model.load` in a process that never imports Keras: each endpoint is a function of
    the loaded object and a signature of its name; the first endpoint is `serving_default` too.

    >>> model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,), name="score")])
    >>> archive = keras.export.ExportArchive()
    >>> archive.track(model)
    >>> archive.add_endpoint("serve", model.call, input_signature=[tf.TensorSpec((None, 3), tf.float32, name="x")])
    >>> archive.write_out("served")
    Saved artifact at 'served'. The following endpoints are available: 'serve'
    >>> served = tf.saved_model.load("served")
    >>> served.serve(tf.ones((4, 3))).shape
    TensorShape([4, 2])
    """

    def __init__(self):
        self._root = tf_internals.AutoTrackable()
        self._resources = []
        self._endpoints = {}  # name -> the function that users call
        self._signatures = {}  # name -> the function with named outputs

    def track(self, resource):
        """Includes the variables of a layer, model or other trackable object.

        Raises:
            ValueError: TensorFlow cannot track the object.
        """
        if not isinstance(resource, tf_internals.Trackable):
            raise ValueError(
                "Invalid resource type. Expected an instance of a TensorFlow `Trackable` (such as a `Layer` or a "
                f"`Model`). Received instead an object of type '{type(resource).__name__}'."
            )
        self._resources.append(resource)

    def add_endpoint(self, name, fn, input_signature=None):
        """Adds a function as an endpoint.

        Args:
            name: Name of the endpoint.
            fn: Function of tensors. A `tf.function` that was called before keeps the signatures of those calls.
            input_signature: List of `tf.TensorSpec`s (or structures of them), one for each argument. Needed for
                functions that were not called before.

        Raises:
            ValueError: The name is taken, or nobody knows the input signature of `fn`.
        """
        self._check_name(name)
        self._endpoints[name], self._signatures[name] = _as_endpoint(name, fn, input_signature)

    def add_model_endpoint(self, name, model):
        """Adds the forward pass of a model; its signature has the names of the model's inputs and outputs."""
        self._check_name(name)
        args, kwargs = model_signature.call_specs(model)
        forward = tf.function(lambda *inputs, **options: model(*inputs, training=False, **options), autograph=False)
        forward.get_concrete_function(*args, **kwargs)
        self._endpoints[name] = forward
        self._signatures[name] = named_function(model, forward, args, kwargs, keeps_keys=True)

    def add_variable_collection(self, name, variables):
        """Makes variables available on the loaded object, as the list `name`.

        Raises:
            ValueError: `variables` is not a list, tuple or set of `tf.Variable`s.
        """
        if not isinstance(variables, (list, tuple, set)) or not all(isinstance(one, tf.Variable) for one in variables):
            raise ValueError(
                "Expected all elements in `variables` to be `tf.Variable` instances, in a list, a tuple or a set. "
                f"Received: variables={variables!r}"
            )
        setattr(self._root, name, list(variables))

    def write_out(self, filepath, options=None):
        """Writes the SavedModel; an earlier one at `filepath` is replaced in one step.

        Args:
            filepath: Path of the folder.
            options: `tf.saved_model.SaveOptions`, or None.

        Raises:
            ValueError: No endpoint was added.
        """
        if not self._endpoints:
            raise ValueError("No endpoints have been set yet. Call `add_endpoint()`.")
        self._collect()
        for name, function in self._endpoints.items():
            setattr(self._root, name, function)
        first = next(iter(self._signatures))
        signatures = {**self._signatures, "serving_default": self._signatures[first]}
        write_saved_model(self._root, filepath, signatures, options)
        if state.process.interactive_logging:
            names = ", ".join(repr(name) for name in self._endpoints)
            print(f"Saved artifact at '{os.fspath(filepath)}'. The following endpoints are available: {names}")

    def _check_name(self, name):
        if name in self._endpoints:
            raise ValueError(f"Endpoint name '{name}' is already taken.")

    def _collect(self):
        """Makes the variables and other resources of what was tracked part of the root."""
        nodes = object_graph.ObjectNodes(hidden={"optimizer"})  # for inference alone: no state of training
        variables, trainable = [], []
        for resource in self._resources:
            variables.extend(getattr(resource, "variables", ()))
            trainable.extend(getattr(resource, "trainable_variables", ()))
        trainable_ids = {id(variable) for variable in trainable}
        self._root.resources = [nodes.node_of(resource) for resource in self._resources]
        self._root.variables = variables
        self._root.trainable_variables = trainable
        self._root.non_trainable_variables = [one for one in variables if id(one) not in trainable_ids]


def write_saved_model(root, filepath, signatures, options=None, finish=None):
    """Writes `root` as a SavedModel folder, replacing an old one whole; `finish(folder)` adds files before that."""
    path = os.fspath(filepath)
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with atomic_write.replaced_folder(path, SAVED_MODEL_MEMBERS) as folder:
        tf.saved_model.save(root, folder, signatures=signatures, options=options)
        if finish is not None:
            finish(folder)


def named_function(model, forward, args, kwargs, keeps_keys=False):
    """Returns a function of flat, named inputs that gives the outputs of `forward` as a flat dict of named tensors.

    `keeps_keys`: whether outputs of a functional model in a dict go by their keys, not by the names of their layers.
    """
    structure = (args, kwargs)
    specs = tf.nest.flatten(structure)

    def serve(*flat):
        inputs, options = tf.nest.pack_sequence_as(structure, flat)
        return model_signature.name_outputs(model, forward(*inputs, **options), keeps_keys)

    return tf.function(serve, input_signature=specs, autograph=False)


def _as_endpoint(name, fn, input_signature):
    """Returns the function that users call and the one that is the signature."""
    if input_signature is not None:
        endpoint = tf.function(fn, input_signature=input_signature, autograph=False)
        endpoint.get_concrete_function()
        return endpoint, endpoint
    traces = tf_internals.traces_of(fn)
    if traces:
        return fn, traces[0]
    raise ValueError(
        f"The endpoint {name!r} needs `input_signature`: a list of `tf.TensorSpec`s, one for each argument of the "
        "function. It may be left out for a `tf.function` that was called before."
    )
