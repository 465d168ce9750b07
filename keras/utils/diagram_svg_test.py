import re
from xml.etree import ElementTree

import keras
from keras.testing import shown_models, test_case
from keras.utils.diagram_svg import svg_of
from keras.utils.model_diagram import Details, diagram_of

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawing(model, rankdir="TB", dpi=96, **details):
    return ElementTree.fromstring(svg_of(diagram_of(model, Details(**details)), rankdir, dpi))


def names(picture):
    return [text.text for text in picture.iter(NAMESPACE + "text") if text.get("class") == "name"]


def texts(picture):
    return [text.text for text in picture.iter(NAMESPACE + "text")]


def arrows(picture):
    """First and last point of each arrow."""
    found = []
    for path in picture.iter(NAMESPACE + "path"):
        if path.get("class") == "arrow":
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
            found.append((tuple(numbers[:2]), tuple(numbers[-2:])))
    return found


def rectangles(picture, kind):
    groups = [group for group in picture.iter(NAMESPACE + "g") if group.get("class") == kind]
    return [
        [float(group.find(NAMESPACE + "rect").get(key)) for key in ("x", "y", "width", "height")] for group in groups
    ]


class DiagramSvgTest(test_case.TestCase):
    def test_each_layer_stands_once(self):
        for name, build in shown_models.MODELS.items():
            model = build(keras)
            layers = [model] if not model._is_graph_network else model._graph.layers
            with self.subTest(name):
                self.assertCountEqual(names(drawing(model)), [layer.name for layer in layers])

    def test_nested_models_are_frames_around_their_layers(self):
        picture = drawing(shown_models.deep(keras), expand_nested=True)
        self.assertCountEqual(names(picture), ["x4", "x3", "x2", "s1_input", "s1", "s2", "add2", "m3", "o"])
        outer, middle, inner = rectangles(picture, "frame")
        for around, within in ((outer, middle), (middle, inner)):
            self.assertLess(around[0], within[0])
            self.assertLess(around[1], within[1])
            self.assertGreater(around[0] + around[2], within[0] + within[2])
            self.assertGreater(around[1] + around[3], within[1] + within[3])
        self.assertContainsSubset(["in3", "in2", "in1"], texts(picture))

    def test_arrows_run_in_the_direction_asked_for(self):
        model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,))])
        for rankdir, axis, is_forward in (("TB", 1, True), ("BT", 1, False), ("LR", 0, True), ("RL", 0, False)):
            ((start, end),) = arrows(drawing(model, rankdir))
            self.assertEqual(start[axis] < end[axis], is_forward)
            self.assertEqual(start[1 - axis], end[1 - axis])

    def test_arrows_end_at_boxes(self):
        picture = drawing(shown_models.residual(keras))
        boxes = rectangles(picture, "layer")
        lower = {(round(x + width / 2), round(y + height)) for x, y, width, height in boxes}
        upper = {(round(x + width / 2), round(y)) for x, y, width, height in boxes}
        found = arrows(picture)
        self.assertLen(found, 3)
        for start, end in found:
            self.assertIn((round(start[0]), round(start[1])), lower)
            self.assertIn((round(end[0]), round(end[1])), upper)

    def test_a_layer_called_on_its_own_output_has_an_arrow_to_itself(self):
        dense = keras.layers.Dense(4)
        x = keras.Input((4,))
        self.assertLen(arrows(drawing(keras.Model(x, dense(dense(x))))), 2)

    def test_boxes_say_what_was_asked_for(self):
        model = keras.Sequential([keras.layers.Dense(2, "relu", input_shape=(3,), trainable=False, name="d")])
        shown = texts(
            drawing(model, show_shapes=True, show_dtype=True, show_trainable=True, show_layer_activations=True)
        )
        expected = ["d", "Dense, relu", "float32", "not trainable", "input: (None, 3)", "output: (None, 2)"]
        self.assertEqual(shown[-6:], expected)
        self.assertEqual(texts(drawing(model, show_layer_names=False)), ["InputLayer", "Dense"])

    def test_any_name_is_drawn_as_it_is(self):
        for name in ("<script>", 'a"b', "a&lt;b", "é中", "]]>"):
            model = keras.Sequential([keras.Input((2,)), keras.layers.Activation("relu", name=name)])
            self.assertIn(name, names(drawing(model)))
        model = keras.Sequential([keras.Input((2,)), keras.layers.Activation("relu", name="a\x01b")])
        self.assertIn("a\ufffdb", names(drawing(model)))  # XML has no way to write that character

    def test_dpi_scales_the_picture(self):
        widths = [float(drawing(shown_models.residual(keras), dpi=dpi).get("width")) for dpi in (96, 192)]
        self.assertAllClose(widths[1], 2 * widths[0], atol=1.0)

    def test_a_chain_of_3000_layers_is_drawn(self):
        x = y = keras.Input((2,))
        for _ in range(3000):
            y = keras.layers.Activation("relu")(y)
        self.assertLen(arrows(drawing(keras.Model(x, y))), 3000)
