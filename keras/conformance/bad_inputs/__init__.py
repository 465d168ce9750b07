"""Mistakes that users make with data and settings, and the first line of what they are told."""
