"""A diagram as an SVG picture, drawn by this package alone."""

import re
from xml.etree import ElementTree

from keras.utils.diagram_layout import lay_out
from keras.utils.model_diagram import Box

_LINE = 18.0  # height of a line of text
_LETTER = 7.3  # width of a letter: the font is monospaced
_PADDING = 10.0
_FRAME_MARGIN = 26.0  # room for the label of a frame
_DETOUR = 16.0  # how far arrows that lead back swing out
_MARGIN = 28.0
_STYLE = """
text { font: 12px monospace; text-anchor: middle; fill: #1a1a1a }
.name { font-weight: bold }
.layer rect { fill: #eef3fb; stroke: #46607f }
.frozen rect { fill: #eeeeee; stroke: #808080 }
.frame rect { fill: none; stroke: #808080; stroke-dasharray: 5 3 }
.frame text { text-anchor: start }
.arrow { fill: none; stroke: #46607f }
"""


def svg_of(frame, rankdir="TB", dpi=96):
    """Returns the text of an SVG file.

    Args:
        frame: `model_diagram.Frame` of a whole model.
        rankdir: Direction from the inputs to the outputs: "TB", "BT", "LR" or "RL".
        dpi: Dots an inch: 96 gives letters of 12 pixels.
    """
    root = _FrameShape(frame, is_sideways=rankdir in ("LR", "RL"), margin=0.0)
    turn = _Turn(rankdir, root.along)
    width, height = (length + 2 * _MARGIN for length in turn.size(root.across, root.along))
    picture = ElementTree.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=f"{width * dpi / 96:.0f}",
        height=f"{height * dpi / 96:.0f}",
        viewBox=f"{-_MARGIN:g} {-_MARGIN:g} {width:.1f} {height:.1f}",
    )
    ElementTree.SubElement(picture, "title").text = _printable(frame.label)
    ElementTree.SubElement(picture, "style").text = _STYLE
    _add_arrow_head(picture)
    root.move_to(root.across / 2, root.along / 2)
    root.draw(picture, turn, is_root=True)
    boxes = {shape.item.key: shape for shape in root.boxes()}
    for (source, target), bends in root.arrows().items():
        _draw_arrow(picture, turn, boxes[source], boxes[target], bends)
    return ElementTree.tostring(picture, encoding="unicode")


class _Turn:
    """From layout coordinates, across and along the direction of the arrows, to those of the picture."""

    def __init__(self, rankdir, along):
        self._is_sideways = rankdir in ("LR", "RL")
        self._end = along if rankdir in ("BT", "RL") else None

    def point(self, across, along):
        along = along if self._end is None else self._end - along
        return (along, across) if self._is_sideways else (across, along)

    def size(self, across, along):
        return (along, across) if self._is_sideways else (across, along)


class _BoxShape:
    """A box with its size and its center."""

    def __init__(self, box, is_sideways):
        self.item = box
        self.lines = _lines(box)
        width = max(len(line) for line in self.lines) * _LETTER + 2 * _PADDING
        height = len(self.lines) * _LINE + _PADDING
        self.across, self.along = (height, width) if is_sideways else (width, height)
        self.center = (0.0, 0.0)

    def boxes(self):
        yield self

    def arrows(self):
        return {}

    def move_to(self, across, along):
        self.center = (across, along)

    def draw(self, parent, turn):
        (x, y), (_, height) = turn.point(*self.center), turn.size(self.across, self.along)
        group = ElementTree.SubElement(parent, "g", {"class": "frozen" if self.item.trainable is False else "layer"})
        _add_rectangle(group, turn, self, radius=4)
        for index, line in enumerate(self.lines):
            place = {"x": f"{x:.1f}", "y": f"{y - height / 2 + _PADDING / 2 + (index + 0.72) * _LINE:.1f}"}
            is_name = index == 0 and self.item.name is not None
            ElementTree.SubElement(group, "text", {**place, "class": "name"} if is_name else place).text = line


class _FrameShape:
    """A frame with its size, its center and the shapes inside, each at a place within the frame."""

    def __init__(self, frame, is_sideways, margin=_FRAME_MARGIN):
        self.item = frame
        self.shapes = [
            _BoxShape(item, is_sideways) if isinstance(item, Box) else _FrameShape(item, is_sideways)
            for item in frame.items
        ]
        index_of = {box.item.key: index for index, shape in enumerate(self.shapes) for box in shape.boxes()}
        self._lifted = {  # arrows as pairs of the shapes, in this frame, that hold their ends
            arrow: (index_of[arrow[0]], index_of[arrow[1]])
            for arrow in frame.arrows
            if arrow[0] in index_of and arrow[1] in index_of
        }
        sizes = [(shape.across, shape.along) for shape in self.shapes]
        self._layout = lay_out(sizes, self._lifted.values())
        label = len(frame.label) * _LETTER if margin else 0.0
        self.across, self.along = self._layout.width + 2 * margin, self._layout.height + 2 * margin
        if is_sideways:
            self.along = max(self.along, label + 2 * _PADDING)
        else:
            self.across = max(self.across, label + 2 * _PADDING)
        self._corner = (0.0, 0.0)
        self.center = (0.0, 0.0)

    def boxes(self):
        for shape in self.shapes:
            yield from shape.boxes()

    def arrows(self):
        """Dict from arrow to the points that it passes."""
        left, top = self._corner
        found = {arrow: None for arrow in self.item.arrows}
        for arrow, lifted in self._lifted.items():
            bends = self._layout.bends.get(lifted)
            found[arrow] = None if bends is None else [(left + across, top + along) for across, along in bends]
        for shape in self.shapes:
            found.update(shape.arrows())
        return found

    def move_to(self, across, along):
        self.center = (across, along)
        self._corner = left, top = across - self._layout.width / 2, along - self._layout.height / 2
        for shape, (x, y) in zip(self.shapes, self._layout.centers):
            shape.move_to(left + x, top + y)

    def draw(self, parent, turn, is_root=False):
        group = parent
        if not is_root:
            group = ElementTree.SubElement(parent, "g", {"class": "frame"})
            left, top = _add_rectangle(group, turn, self, radius=0)
            place = {"x": f"{left + _PADDING:.1f}", "y": f"{top + 0.9 * _LINE:.1f}"}
            ElementTree.SubElement(group, "text", place).text = _printable(self.item.label)
        for shape in self.shapes:
            shape.draw(parent, turn)


def _draw_arrow(picture, turn, source, target, bends):
    """A smooth line through the bends; one that leads back, which has none, swings out to the side."""
    if bends is None and source.center[1] + source.along / 2 > target.center[1] - target.along / 2:
        commands = _way_back(turn, source, target)
    else:
        points = [(source.center[0], source.center[1] + source.along / 2)]
        points += bends or []
        points.append((target.center[0], target.center[1] - target.along / 2))
        commands = [f"M {_pair(turn, *points[0])}"]
        for (x, y), (next_x, next_y) in zip(points, points[1:]):
            half = (y + next_y) / 2
            commands.append(f"C {_pair(turn, x, half)} {_pair(turn, next_x, half)} {_pair(turn, next_x, next_y)}")
    path = {"class": "arrow", "d": " ".join(commands), "marker-end": "url(#head)"}
    ElementTree.SubElement(picture, "path", path)


def _way_back(turn, source, target):
    start = (source.center[0] + source.across / 2, source.center[1] + source.along / 4)
    end = (target.center[0] + target.across / 2, target.center[1] - target.along / 4)
    side = max(start[0], end[0]) + _DETOUR
    points = [(side, start[1]), (side, end[1]), end]
    return [f"M {_pair(turn, *start)}"] + [f"L {_pair(turn, *point)}" for point in points]


def _pair(turn, across, along):
    x, y = turn.point(across, along)
    return f"{x:.1f} {y:.1f}"


def _add_arrow_head(picture):
    head = {"id": "head", "viewBox": "0 0 8 8", "refX": "8", "refY": "4", "orient": "auto"}
    marker = ElementTree.SubElement(picture, "marker", {**head, "markerWidth": "8", "markerHeight": "8"})
    ElementTree.SubElement(marker, "path", {"d": "M 0 0 L 8 4 L 0 8 z", "fill": "#46607f"})


def _add_rectangle(group, turn, shape, radius):
    """Draws the outline of a shape; returns its upper left corner."""
    (x, y), (width, height) = turn.point(*shape.center), turn.size(shape.across, shape.along)
    left, top = x - width / 2, y - height / 2
    numbers = {"x": left, "y": top, "width": width, "height": height, "rx": radius}
    ElementTree.SubElement(group, "rect", {name: f"{number:.1f}" for name, number in numbers.items()})
    return left, top


def _lines(box):
    """The lines of text in a box."""
    lines = [] if box.name is None else [box.name]
    lines.append(box.kind if box.activation is None else f"{box.kind}, {box.activation}")
    if box.dtype is not None:
        lines.append(box.dtype)
    if box.trainable is not None:
        lines.append("trainable" if box.trainable else "not trainable")
    if box.shapes is not None:
        lines += [f"input: {box.shapes[0]}", f"output: {box.shapes[1]}"]
    return [_printable(line) for line in lines]


def _printable(text):
    """Text without the characters that XML cannot hold, which would make the file unreadable."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
