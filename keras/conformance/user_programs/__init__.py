"""Programs as users write them, run with both libraries."""
