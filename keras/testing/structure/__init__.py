"""Tests that keep the shape of the code: order of imports, sizes, generated files, examples in the documentation."""
