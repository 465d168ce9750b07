"""What every object owes: a table with one row an object, and one test file for each promise."""
