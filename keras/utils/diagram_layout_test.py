import itertools

from keras.testing import test_case
from keras.utils.diagram_layout import lay_out

SIZE = (100.0, 40.0)


class DiagramLayoutTest(test_case.TestCase):
    def test_a_chain_stands_in_a_line(self):
        layout = lay_out([SIZE] * 3, [(0, 1), (1, 2)])
        self.assertEqual([x for x, _ in layout.centers], [50.0] * 3)
        heights = [y for _, y in layout.centers]
        self.assertEqual(heights, sorted(heights))
        self.assertEqual((layout.width, layout.height), (100.0, heights[2] + 20.0))

    def test_a_skip_passes_beside_what_it_skips(self):
        layout = lay_out([SIZE] * 3, [(0, 1), (1, 2), (0, 2)])
        (left, top), (_, bottom) = layout.bends[0, 2]
        (x, y) = layout.centers[1]
        self.assertGreater(abs(left - x), SIZE[0] / 2)
        self.assertEqual((top, bottom), (y - 20.0, y + 20.0))

    def test_order_avoids_crossings(self):
        layout = lay_out([SIZE] * 4, [(0, 3), (1, 2)])
        across = [x for x, _ in layout.centers]
        self.assertEqual(across[0] < across[1], across[3] < across[2])

    def test_a_late_input_stands_right_above_its_reader(self):
        layout = lay_out([SIZE] * 5, [(0, 2), (2, 3), (3, 4), (1, 4)])
        self.assertEqual(layout.centers[1][1], layout.centers[3][1])

    def test_items_never_overlap(self):
        arrows = [(a, b) for a, b in itertools.combinations(range(12), 2) if (a * 7 + b * 5) % 4 == 0]
        sizes = [(60.0 + 10 * index, 30.0 + 5 * (index % 3)) for index in range(12)]
        layout = lay_out(sizes, arrows + [(5, 2), (4, 4)])
        for a, b in itertools.combinations(range(12), 2):
            gap_across = abs(layout.centers[a][0] - layout.centers[b][0]) - (sizes[a][0] + sizes[b][0]) / 2
            gap_along = abs(layout.centers[a][1] - layout.centers[b][1]) - (sizes[a][1] + sizes[b][1]) / 2
            self.assertGreaterEqual(max(gap_across, gap_along), 20.0)
        for (x, y), (width, height) in zip(layout.centers, sizes):
            self.assertBetween(x, width / 2 - 1e-6, layout.width - width / 2 + 1e-6)
            self.assertBetween(y, height / 2 - 1e-6, layout.height - height / 2 + 1e-6)

    def test_nothing_takes_no_room(self):
        layout = lay_out([], [])
        self.assertEqual((layout.width, layout.height, layout.centers), (0.0, 0.0, []))
