"""Which folder of `keras/` may import which: the table of docs/architecture.md, for the tests and for Bazel."""

# From the ground up. A folder imports from the rows above its own, and from itself.
LEVELS = (
    ("support", "version"),
    ("backend", "serialization"),
    ("activations", "initializers", "constraints", "regularizers", "mixed_precision"),
    ("engine",),
    ("losses", "metrics", "optimizers", "callbacks", "data"),
    ("layers",),
    ("training", "saving"),
    ("models",),
    (
        "applications",
        "datasets",
        "preprocessing",
        "premade_models",
        "export",
        "utils",
        "experimental",
        "distribute",
    ),
    ("__internal__", "dtensor", "estimator"),  # public names of other folders, written by `make api`
    ("api",),
    ("keras",),  # keras/__init__.py
)

# The exceptions: (importer, imported) within one row.
BESIDE = {("metrics", "losses")}

# Only tests import these, and they import whatever they test.
FOR_TESTS = ("testing", "conformance")


def level_of(folder):
    """Returns the row of `folder`, counted from 0."""
    for level, folders in enumerate(LEVELS):
        if folder in folders:
            return level
    raise ValueError(f"keras/{folder} has no row in pip_package/folder_order.py.")


def may_import(importer, imported):
    """True when files of the folder `importer` may import from the folder `imported`."""
    if importer == imported or importer in FOR_TESTS:
        return True
    if imported in FOR_TESTS:
        return False
    return level_of(imported) < level_of(importer) or (importer, imported) in BESIDE


def importers_of(imported):
    """Returns the folders that may import `imported`, other than itself."""
    folders = [folder for row in LEVELS for folder in row] + list(FOR_TESTS)
    return [folder for folder in folders if folder != imported and may_import(folder, imported)]
