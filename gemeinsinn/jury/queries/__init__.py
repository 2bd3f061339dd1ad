"""Reading juries and their cases: whoever is recused finds nothing."""
