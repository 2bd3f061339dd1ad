"""Shape and wording of what is asked about teams, guides, notes, hand-overs and trainings."""
