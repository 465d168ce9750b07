"""Gives the package another import name: `from keras.x import y` becomes `from tf_keras.x import y`.

Only import statements change. Names in strings stay, because they go into files and public paths: `"keras.layers"`.
"""

import ast

_PACKAGE = "keras"


def rename_imports(source, name):
    """Returns `source` with every absolute import of `keras` made an import of `name`.

    Raises:
        ValueError: `import keras.x` without `as`: what it binds cannot be renamed.
    """
    if name == _PACKAGE:
        return source
    lines = source.encode("utf-8").splitlines(keepends=True)
    for node, new_text in _renamed(ast.parse(source), name):
        line = lines[node.lineno - 1]
        start = line.index(_PACKAGE.encode(), node.col_offset)
        lines[node.lineno - 1] = line[:start] + new_text.encode() + line[start + len(_PACKAGE) :]
    return b"".join(lines).decode("utf-8")


def _renamed(tree, name):
    """Yields each import statement to change and what takes the place of its `keras`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and _is_first_party(node.module):
            yield node, name
        elif isinstance(node, ast.Import) and _is_first_party(node.names[0].name):
            yield node, name if node.names[0].asname else _bind_as_before(node, name)


def _bind_as_before(node, name):
    if node.names[0].name != _PACKAGE:
        raise ValueError(f"Line {node.lineno}: write `from {node.names[0].name} import ...` or `import ... as ...`.")
    return f"{name} as {_PACKAGE}"


def _is_first_party(module):
    return module == _PACKAGE or module.startswith(_PACKAGE + ".")
