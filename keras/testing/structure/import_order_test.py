"""The order of the folders: imports point one way, and stand at the top of the file."""

import graphlib
import re
import unittest

from pip_package import folder_order, source_tree

FILES = source_tree.python_files("keras")
CODE = [path for path in FILES if not source_tree.is_test(path)]


class ImportOrderTest(unittest.TestCase):
    def test_folders_import_only_from_folders_above(self):
        wrong = []
        for path in CODE:
            importer = source_tree.folder_of(path)
            for found in source_tree.first_party_imports(path):
                imported = source_tree.folder_of_module(found.module)
                if not folder_order.may_import(importer, imported):
                    wrong.append(f"{path}:{found.line} imports {found.module}")
        self.assertEqual(wrong, [])

    def test_architecture_page_shows_the_same_order(self):
        page = (source_tree.ROOT / "docs/architecture.md").read_text(encoding="utf-8")
        rows = [re.findall(r"`(\w+)`", row) for row in re.findall(r"^\| \d+ \|.*$", page, flags=re.MULTILINE)]
        levels = [{folder_order.level_of(folder) for folder in row} for row in rows]
        self.assertEqual(levels, sorted(levels, key=min))
        self.assertTrue(all(len(level) == 1 for level in levels), levels)
        shown = {folder for row in rows for folder in row}
        hidden = {folder for row in folder_order.LEVELS for folder in row} - shown
        self.assertEqual(hidden, {"version", "keras", "__internal__", "dtensor", "estimator"})

    def test_every_imported_module_exists(self):
        wrong = [
            f"{path}:{found.line} imports {found.module}"
            for path in FILES
            for found in source_tree.first_party_imports(path)
            if source_tree.module_file(found.module) is None
        ]
        self.assertEqual(wrong, [])

    def test_no_first_party_import_inside_a_function(self):
        late = [
            f"{path}:{found.line} imports {found.module}"
            for path in CODE
            for found in source_tree.first_party_imports(path)
            if found.is_late
        ]
        self.assertEqual(late, [])

    def test_no_import_leads_back_to_where_it_began(self):
        graph = {}
        for path in CODE:
            imports = source_tree.first_party_imports(path)
            graph[source_tree.module_name(path)] = sorted({found.module for found in imports})
        self.assertIsNone(find_cycle(graph))

    def test_find_cycle_finds_one(self):
        cycle = find_cycle({"a": ["b"], "b": ["c"], "c": ["b"]})
        self.assertEqual(set(cycle), {"b", "c"})
        self.assertIsNone(find_cycle({"a": ["b", "c"], "b": ["c"], "c": []}))


def find_cycle(graph):
    """Returns a path of modules that comes back to its start, or None."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return error.args[1]
    return None


if __name__ == "__main__":
    unittest.main()
