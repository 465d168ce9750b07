"""Watching which variables a `Lambda` uses, since it cannot keep any itself."""

import logging

import tensorflow as tf


class VariableWatch:
    """Context manager that notes the variables made and used inside it.

    The first eager run is watched, and every trace.
    """

    def __init__(self):
        self._was_checked = False
        self._has_warned = False

    def is_needed(self):
        """True when the coming run is to be watched."""
        return not self._was_checked or not tf.executing_eagerly()

    def __enter__(self):
        self._created = []
        self._tape = tf.GradientTape(watch_accessed_variables=True)
        self._creator = tf.variable_creator_scope(self._note_created)
        self._tape.__enter__()
        self._creator.__enter__()
        return self

    def __exit__(self, *error):
        self._creator.__exit__(*error)
        self._tape.__exit__(*error)

    def _note_created(self, next_creator, **kwargs):
        variable = next_creator(**kwargs)
        self._created.append(variable)
        return variable

    def check(self, layer):
        """Raises for variables that were made inside a layer without being kept by it; warns of foreign ones in use."""
        self._was_checked = True
        kept = {variable.ref() for variable in layer.variables}
        used = [variable for variable in self._tape.watched_variables() if variable.ref() not in kept]
        created = [variable for variable in self._created if variable.ref() not in kept]
        self._tape = self._creator = None
        self._created = []
        if created:
            raise ValueError(
                f"The following Variables were created within a Lambda layer ({layer.name}) but are not tracked by "
                f"said layer:\n{_listed(created)}\nThe layer cannot safely ensure proper Variable reuse across "
                "multiple calls, and consequently this behavior is disallowed for safety.\n    Lambda layers are not "
                "well suited to stateful computation: write a subclass of `keras.layers.Layer` and make the variables "
                "in `build`."
            )
        if used and not self._has_warned:
            self._has_warned = True
            logging.getLogger(__name__).warning(
                "The following Variables were used in a Lambda layer's call (%s), but are not present in its tracked "
                "objects:\n%s\nThey are neither trained nor saved with the layer. Write a subclass of "
                "`keras.layers.Layer` to keep them.",
                layer.name,
                _listed(used),
            )


def _listed(variables):
    return "\n".join(
        f"  {variable.name}, shape={variable.shape}, dtype={variable.dtype.name}" for variable in variables
    )
