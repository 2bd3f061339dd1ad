"""How states, rules and findings are said."""
