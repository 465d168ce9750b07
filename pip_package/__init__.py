"""Release machinery: the lines, the wheels, the generated files. Nothing here is part of the installed package."""
