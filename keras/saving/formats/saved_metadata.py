"""`keras_metadata.pb`: what a SavedModel folder says about the Keras objects in it, as protocol buffer messages.

The messages are described here and made by the protobuf library when this module is imported. Generated code would have
to match the major version of that library, and the release lines run with versions 4 and 7. The descriptions live in
a pool of their own, so that other packages with messages of the same name do no harm.
"""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

from keras.saving import untrusted
from keras.support.errors import CorruptFileError

FILE_NAME = "keras_metadata.pb"
_MAX_BYTES = 256 << 20
_PACKAGE = "keras.saved_metadata"
_FIELD = descriptor_pb2.FieldDescriptorProto
_KINDS = {"int32": _FIELD.TYPE_INT32, "string": _FIELD.TYPE_STRING}
# Message -> fields in order of their numbers, which the format fixes: name, kind, whether repeated.
_MESSAGES = {
    "VersionDef": (("producer", "int32", False), ("min_consumer", "int32", False), ("bad_consumers", "int32", True)),
    "SavedObject": (
        (None, None, False),  # number 1 is not used
        ("node_id", "int32", False),
        ("node_path", "string", False),
        ("identifier", "string", False),
        ("metadata", "string", False),
        ("version", "VersionDef", False),
    ),
    "SavedMetadata": (("nodes", "SavedObject", True),),
}


def _message_class(name):
    """Returns the class of a message of `_MESSAGES`."""
    file = descriptor_pb2.FileDescriptorProto(name="keras_saved_metadata.proto", package=_PACKAGE, syntax="proto3")
    for message_name, fields in _MESSAGES.items():
        message = file.message_type.add(name=message_name)
        for number, (field_name, kind, repeated) in enumerate(fields, start=1):
            if field_name is None:
                continue
            field = message.field.add(name=field_name, number=number)
            field.label = _FIELD.LABEL_REPEATED if repeated else _FIELD.LABEL_OPTIONAL
            field.type = _KINDS.get(kind, _FIELD.TYPE_MESSAGE)
            if kind in _MESSAGES:
                field.type_name = f".{_PACKAGE}.{kind}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{_PACKAGE}.{name}"))


SavedMetadata = _message_class("SavedMetadata")


def read(path):
    """Returns the `SavedMetadata` in a file."""
    with open(path, "rb") as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise CorruptFileError(f"{path} has more than {_MAX_BYTES} bytes, too many for the description of a model.")
    with untrusted.damage_as_one_error(path):
        try:
            return SavedMetadata.FromString(data)
        except Exception as error:  # protobuf's own DecodeError, whose class has moved between releases
            raise ValueError(f"It is not a description of a Keras model: {error}") from error


def write(path, nodes):
    """Writes nodes: tuples of node number, path, identifier and JSON text."""
    metadata = SavedMetadata()
    for node_id, node_path, identifier, text in nodes:
        node = metadata.nodes.add(node_id=node_id, node_path=node_path, identifier=identifier, metadata=text)
        node.version.producer, node.version.min_consumer = 2, 1
    with open(path, "wb") as file:
        file.write(metadata.SerializeToString(deterministic=True))
