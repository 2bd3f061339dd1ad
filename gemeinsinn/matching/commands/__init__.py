"""What `gemeinsinn matching <name>` can do: one module each, with `HELP`, `add_arguments(parser)` and `run(options, stdout)`."""
