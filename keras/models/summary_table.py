"""Text tables with columns of fixed width, whose cells wrap, and boxes within boxes for nested rows."""

import re

_GAP = 3  # blanks that separate a column from the next
_ITEM_END = re.compile(r"[)\]}'],")  # where a structure of shapes or names goes on in the next line


class Table:
    """Writes lines through `put`.

    Args:
        put: Function that is given each line.
        length: Width of rules and boxes, in characters.
        ends: Where each column ends, in characters from the left.
    """

    def __init__(self, put, length, ends):
        self.put = put
        self._length = length
        self._ends = ends

    def rule(self, character):
        """A line of one character."""
        self.put(character * self._length)

    def blank(self, depth):
        """An empty row within `depth` boxes."""
        self._put_in_boxes(" ", depth)

    def box_edge(self, depth):
        """The upper or lower edge of a box that stands within `depth` others."""
        self._put_in_boxes("¯", depth)

    def _put_in_boxes(self, character, depth):
        self.put("|" * depth + character * (self._length - 2 * depth) + "|" * depth)

    def row(self, cells, depth=0):
        """One row of texts within `depth` boxes; what is too wide goes on in more lines."""
        columns = [self._wrap(cell, index, depth) for index, cell in enumerate(cells)]
        margin = " " * depth if len(columns) == len(self._ends) else ""  # the bars stand where the last column ends
        for line in range(max(len(column) for column in columns)):
            text = "|" * depth + " "
            for column, end in zip(columns, self._ends):
                text += column[line] if line < len(column) else ""
                text = text.ljust(end)
            self.put(text.removesuffix(margin) + "|" * depth)

    def _wrap(self, cell, index, depth):
        is_last = index == len(self._ends) - 1
        start = self._ends[index - 1] if index else depth
        width = max(self._ends[index] - start - (0 if is_last else _GAP), 1)
        lines = []
        while len(cell) > width or _ITEM_END.search(cell):
            found = _ITEM_END.search(cell, 0, width)
            cut = found.end() if found else width
            lines.append(cell[:cut])
            cell = cell[cut:]
        return lines + [cell]
