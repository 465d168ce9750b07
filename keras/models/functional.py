"""`Functional`: what `Model(inputs, outputs)` gives."""

from keras.models.model import Model
from keras.serialization.file_names import named_in_files
from keras.support import naming, tracebacks


@named_in_files("keras.src.engine.functional.Functional")
class Functional(Model):
    """A model that is its graph: the calls between its inputs and its outputs, and nothing else.

    Args:
        inputs: Symbolic tensor or structure of them.
        outputs: Symbolic tensor or structure of them.
        name: Name of the model. Made up when left out.
        trainable: Whether the weights may be trained.
    """

    @tracebacks.hides_own_frames
    def __init__(self, inputs, outputs, name=None, trainable=True, **kwargs):
        super().__init__(
            inputs=inputs, outputs=outputs, name=name or _automatic_name(type(self)), trainable=trainable, **kwargs
        )


def _automatic_name(cls):
    return None if cls is not Functional else naming.unique_name("model")


Model._functional_class = Functional
