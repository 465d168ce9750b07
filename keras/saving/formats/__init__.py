"""One file for each format besides the `.keras` archive."""
