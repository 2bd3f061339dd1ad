"""The index as each process holds it: filled from rows, kept in step, remade when it is damaged."""
