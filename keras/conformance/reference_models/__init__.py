"""Small models that are built with both libraries, as data: one file a family, all of them in `table.py`."""
