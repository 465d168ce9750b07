"""`keras.utils.plot_model`: a picture of a model in a file."""

import os
import re
import shutil
import sys

from keras.support import atomic_write, optional_imports
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message
from keras.utils.diagram_svg import svg_of
from keras.utils.model_diagram import Details, diagram_of
from keras.utils.model_to_dot import check_drawing, model_to_dot

_MISSING = (
    "You must install pydot (`pip install pydot`) and install graphviz (see instructions at "
    "https://graphviz.gitlab.io/download/) for plot_model to work. A picture in SVG needs neither: "
    '`plot_model(model, to_file="model.svg")`.'
)


@keras_export("keras.utils.plot_model")
def plot_model(
    model,
    to_file="model.png",
    show_shapes=False,
    show_dtype=False,
    show_layer_names=True,
    rankdir="TB",
    expand_nested=False,
    dpi=96,
    layer_range=None,
    show_layer_activations=False,
    show_trainable=False,
):
    """Draws a model into a file: a box a layer, an arrow a connection.

    >>> model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,), name="dense")])
    >>> picture = keras.utils.plot_model(model, to_file="model.svg", show_shapes=True)

    A file whose name ends with `.svg` is drawn by this package alone and looks the same everywhere. All other formats
    (`.png`, `.pdf`, `.jpg`, `.dot`, ...; PNG for a name without ending) are drawn by Graphviz from the graph that
    `keras.utils.model_to_dot` gives; for Graphviz's own SVG, call `model_to_dot(model).write_svg(path)`. The file is
    replaced as a whole or left as it was.

    Args:
        model: A built model.
        to_file: Path of the file; its ending says the format.
        show_shapes: Whether boxes say the shapes of inputs and outputs.
        show_dtype: Whether boxes say the dtype.
        show_layer_names: Whether boxes say the name of the layer.
        rankdir: Direction from the inputs to the outputs: "TB" (top to bottom), "BT", "LR" or "RL".
        expand_nested: Whether layers of nested models are shown, in frames.
        dpi: Resolution, in dots an inch; None for the default of what draws.
        layer_range: Pair of layer names (or regular expressions), the first and the last to show.
        show_layer_activations: Whether boxes say the activation of layers that have one.
        show_trainable: Whether boxes say if the layer is trained.

    Returns:
        In an environment with IPython, the picture to display (None for other formats than PNG, JPEG, GIF and SVG).

    Raises:
        ImportError: A format other than SVG, and pydot or Graphviz are missing. In a notebook this is printed, and
            nothing drawn, so that the cells below still run.
        TypeError: `model` is no model.
        ValueError: The model is not built, `dpi` is not above 0, or `rankdir`, `layer_range` or the format are unknown.
    """
    check_drawing(rankdir, dpi)
    file_format = os.path.splitext(os.fsdecode(to_file))[1][1:].lower() or "png"
    details = Details(
        show_shapes, show_dtype, show_layer_names, expand_nested, layer_range, show_layer_activations, show_trainable
    )
    frame = diagram_of(model, details)
    if file_format == "svg":
        picture = svg_of(frame, rankdir, 96 if dpi is None else dpi).encode()
    elif optional_imports.find("pydot") is None or shutil.which("dot") is None:
        if "IPython.core.magics.namespace" not in sys.modules:
            raise ImportError(_MISSING)
        print_message(_MISSING)
        return None
    else:
        dot = model_to_dot(model, rankdir=rankdir, dpi=dpi, **vars(details))
        picture = _draw_with_graphviz(dot, file_format)
    with atomic_write.replaced_file(to_file) as file:
        file.write(picture)
    return _display_of(to_file, file_format)


def _draw_with_graphviz(dot, file_format):
    if not re.fullmatch("[a-z0-9]+", file_format):
        raise ValueError(
            f"plot_model: `to_file` must end with a format, as '.png'. Received the ending: {file_format!r}"
        )
    try:
        return dot.create(format=file_format)
    except AssertionError as error:  # what pydot raises when Graphviz does not succeed
        raise ValueError(f"plot_model: Graphviz could not draw the format {file_format!r}. {error}") from error


def _display_of(path, file_format):
    """What a notebook shows of the file; None without IPython or for a format that it cannot show."""
    display = optional_imports.find("IPython.display")
    if display is None:
        return None
    if file_format == "svg":
        return display.SVG(filename=os.fsdecode(path))
    if file_format in ("png", "jpg", "jpeg", "gif"):
        return display.Image(filename=os.fsdecode(path))
    return None
