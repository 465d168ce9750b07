from keras.models.summary_table import Table
from keras.testing import test_case


def lines_of(write, length=20, ends=(10, 20)):
    lines = []
    write(Table(lines.append, length, list(ends)))
    return lines


class TableTest(test_case.TestCase):
    def test_cells_wrap_within_their_columns(self):
        lines = lines_of(lambda table: table.row(["abcdefgh", "0123456789AB"]))
        self.assertEqual(lines, [" abcdefg  0123456789", " h        AB        "])

    def test_structures_go_on_in_the_next_line_after_each_item(self):
        lines = lines_of(lambda table: table.row(["a", "[(1, 2), (3)]"]))
        self.assertEqual(lines, [" a        [(1, 2),  ", "           (3)]     "])

    def test_nested_rows_stand_in_boxes(self):
        def write(table):
            table.row(["a", "1"])
            table.box_edge(1)
            table.row(["b", "2"], depth=1)
            table.blank(1)
            table.box_edge(0)

        self.assertEqual(
            lines_of(write),
            [
                "a".join([" ", " " * 8]) + "1         ",
                "|" + "¯" * 18 + "|",
                "| b       2        |",
                "|" + " " * 18 + "|",
            ]
            + ["¯" * 20],
        )
