"""Layers that most models begin with: dense, embedding, activation, lambda."""
