"""Calls of `keras.backend`, with arrays for them, as data: one file a family, all of them in `table.py`."""
