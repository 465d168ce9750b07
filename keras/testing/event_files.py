"""Reads the event files that TensorBoard shows, with TensorFlow's reader."""

import os
import re

import tensorflow as tf


def read_events(folder):
    """Returns the `Event` messages of all event files of a folder, the oldest file first."""
    names = [name for name in os.listdir(folder) if "tfevents" in name] if os.path.isdir(folder) else []
    events = []
    for name in sorted(names, key=_numbers):
        events += tf.compat.v1.train.summary_iterator(os.path.join(folder, name))
    return events


def _numbers(name):
    """Time, process and count of the file, as event files are named by."""
    return [int(number) for number in re.findall("[0-9]+", name)]


def read_summaries(folder):
    """Returns `(tag, step, name of the plugin, value)` of each summary; the graph of a step has the tag "graph_def"."""
    rows = []
    for event in read_events(folder):
        if event.WhichOneof("what") == "graph_def":
            rows.append(("graph_def", event.step, "", event.graph_def))
        for one in event.summary.value:
            value = tf.make_ndarray(one.tensor)
            rows.append((one.tag, event.step, one.metadata.plugin_data.plugin_name, value))
    return rows


def read_scalars(folder):
    """Returns `(tag, step, number)` of each scalar."""
    return [(tag, step, float(value)) for tag, step, plugin, value in read_summaries(folder) if plugin == "scalars"]
