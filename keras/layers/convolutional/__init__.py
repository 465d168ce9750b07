"""Layers that slide a trained kernel over their inputs."""
