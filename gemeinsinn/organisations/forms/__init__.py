"""Shape and wording of what is asked about an organisation."""
