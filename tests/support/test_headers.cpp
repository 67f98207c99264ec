// Nothing: a target whose compiled headers the tests use needs a source.
