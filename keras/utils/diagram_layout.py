"""Where boxes and arrows of a diagram go: in ranks from the inputs to the outputs, few crossings, no overlaps.

Works from top to bottom; a drawing that runs in another direction turns the result.

Reference: K. Sugiyama, S. Tagawa, M. Toda (1981), Methods for visual understanding of hierarchical system structures,
https://doi.org/10.1109/TSMC.1981.4308636, with longest-path ranks and barycenter ordering.
"""

from dataclasses import dataclass, field

_BESIDE = 24.0  # between neighbours in a rank
_BETWEEN_RANKS = 40.0
_SWEEPS = 4


@dataclass
class Layout:
    """Sizes and positions, in pixels from the upper left corner of the whole.

    Attributes:
        width, height: Size of the whole.
        centers: Center `(x, y)` of each item.
        bends: For each arrow, the points that it passes on its way.
    """

    width: float = 0.0
    height: float = 0.0
    centers: list[tuple[float, float]] = field(default_factory=list)
    bends: dict[tuple[int, int], list[tuple[float, float]]] = field(default_factory=dict)


class _Place:
    """What takes room in a rank: an item, or the passage of a long arrow."""

    __slots__ = ("width", "height", "above", "below", "x", "y")

    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.above = []
        self.below = []
        self.x = 0.0
        self.y = 0.0


def lay_out(sizes, arrows):
    """Places items of given `(width, height)`, listed roughly from the inputs to the outputs.

    Args:
        sizes: Size of each item.
        arrows: Pairs of indices of items; those that lead backward in the list do not decide on ranks.
    """
    places = [_Place(width, height) for width, height in sizes]
    forward = sorted({(source, target) for source, target in arrows if source < target})
    ranks, passages = _ranks(places, forward)
    for sweep in range(_SWEEPS):
        _sort(ranks, downward=sweep % 2 == 0)
    for rank in ranks:
        _set_side_by_side(rank, [0.0] * len(rank))
    for sweep in range(_SWEEPS):
        _pull_to_neighbours(ranks, downward=sweep % 2 == 0)
    return _finished(places, ranks, passages)


def _ranks(places, forward):
    """The places of each rank from the top, and the passages of each arrow that spans several ranks."""
    rank_of = [0] * len(places)
    for source, target in forward:  # sorted by source, so that the rank of a source is final when it is read
        rank_of[target] = max(rank_of[target], rank_of[source] + 1)
    is_reached = {target for _, target in forward}
    readers = {}
    for source, target in forward:
        readers.setdefault(source, []).append(rank_of[target])
    for source in readers.keys() - is_reached:  # inputs stand right above what reads them
        rank_of[source] = min(readers[source]) - 1
    ranks = [[] for _ in range(max(rank_of, default=-1) + 1)]
    for place, rank in zip(places, rank_of):
        ranks[rank].append(place)
    passages = {}
    for source, target in forward:
        way = [_Place(_BESIDE / 2, 0.0) for _ in range(rank_of[source] + 1, rank_of[target])]
        for offset, place in enumerate(way):
            ranks[rank_of[source] + 1 + offset].append(place)
        stations = [places[source]] + way + [places[target]]
        for upper, lower in zip(stations, stations[1:]):
            upper.below.append(lower)
            lower.above.append(upper)
        passages[source, target] = way
    return ranks, passages


def _sort(ranks, downward):
    """Orders each rank by the mean position of the neighbours in the rank before it."""
    ranks = ranks if downward else ranks[::-1]
    for fixed, rank in zip(ranks, ranks[1:]):
        position = {place: index for index, place in enumerate(fixed)}
        wanted = {}
        for index, place in enumerate(rank):
            seen = [position[other] for other in (place.above if downward else place.below)]
            wanted[place] = sum(seen) / len(seen) if seen else index
        rank.sort(key=wanted.get)


def _pull_to_neighbours(ranks, downward):
    for rank in (ranks if downward else ranks[::-1])[1:]:
        wanted = []
        for place in rank:
            neighbours = place.above if downward else place.below
            wanted.append(sum(other.x for other in neighbours) / len(neighbours) if neighbours else place.x)
        _set_side_by_side(rank, wanted)


def _set_side_by_side(rank, wanted):
    """Puts places as near to where they want to be as their order and widths allow."""
    right, shift = None, 0.0
    for place, x in zip(rank, wanted):
        place.x = x if right is None else max(x, right + _BESIDE + place.width / 2)
        right = place.x + place.width / 2
        shift += (x - place.x) / len(rank)
    for place in rank:
        place.x += shift


def _finished(places, ranks, passages):
    left = min((place.x - place.width / 2 for rank in ranks for place in rank), default=0.0)
    y = 0.0
    for rank in ranks:
        height = max(place.height for place in rank)
        for place in rank:
            place.x -= left
            place.y = y + height / 2
            place.height = height
        y += height + _BETWEEN_RANKS
    layout = Layout(height=max(y - _BETWEEN_RANKS, 0.0))
    layout.width = max((place.x + place.width / 2 for rank in ranks for place in rank), default=0.0)
    layout.centers = [(place.x, place.y) for place in places]
    for arrow, way in passages.items():
        edges = [(place.x, place.y + sign * place.height / 2) for place in way for sign in (-1, 1)]
        layout.bends[arrow] = edges  # straight through each rank, past the tallest item
    return layout
