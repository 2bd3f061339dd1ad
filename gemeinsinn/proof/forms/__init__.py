"""Shape and wording of what grantees and the office type."""
