"""What tests stand on: the test base and, in `structure/`, the tests of the code's shape."""
