"""Who does what with a case, and in which of its states: see grant_world.py for both. Nothing else is possible to anybody."""

SIGNED = (
    "signing", "submitted", "checked", "deferred", "jury", "put_off", "awarded", "running", "due", "handed_in", "back", "proved",
    "closed", "rejected", "objected", "withdrawn",
)  # fmt: skip
GRANTS = ("running", "due", "handed_in", "back", "proved", "closed")
NOT_OVER = SIGNED[:13]  # papers are taken until it has come to nothing
DECIDED = ("deferred", "put_off", "awarded", *GRANTS, "rejected", "withdrawn")  # and nobody has objected yet

# act: (who, in which states)
ACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    # on the applicant's page, by the account or by the link in a mail
    "write":            ("applicant", SIGNED),
    "object":           ("applicant", DECIDED),
    "accept":           ("applicant", ("awarded",)),
    "withdraw":         ("applicant", ("signing", "submitted", "checked", "deferred", "jury", "put_off", "awarded")),
    "hand in a paper":  ("applicant", NOT_OVER),
    "take it back":     ("applicant", ("signing", "submitted")),
    "name an account":  ("applicant", GRANTS),
    "ask for money":    ("applicant", ("running",)),
    "add a receipt":    ("applicant", ("running", "due", "back")),
    "shift costs":      ("applicant", ("running", "due", "back")),
    "ask for time":     ("applicant", ("due",)),  # of the running one it is asked already; back has a day of its own
    "end early":        ("applicant", ("running",)),
    "hand in the proof": ("applicant", ("back",)),  # of the others something is missing
    # at the desk of the office
    "check formally":   ("office turned", ("submitted", "checked", "jury")),
    "ask":              ("office turned", SIGNED),
    "note":             ("office turned adviser recused", SIGNED),
    "award":            ("office turned", ("checked", "deferred")),
    "put off":          ("office turned", ("checked",)),
    "reject":           ("office turned", ("submitted", "checked", "deferred")),
    "answer objection": ("office", ("objected",)),
    "ask money back":   ("office", ("proved", "closed")),
    "add a paper":      ("office turned", NOT_OVER),
    # in the jury; the case of "jury" is open
    "give points":      ("juror chair", ("jury",)),
    "vote":             ("juror chair", ("jury",)),
    "say a word":       ("juror chair office", ("jury", "put_off", "awarded", *GRANTS, "rejected", "objected", "withdrawn")),
    "declare bias":     ("juror chair", ("jury", "put_off", "awarded", *GRANTS, "rejected", "objected", "withdrawn")),
    "note the votes":   ("chair office", ("jury",)),
    "write the result": ("chair office", ("jury",)),
    "put off in it":    ("chair office", ("jury",)),
    # of the proof, at the desk
    "judge receipts":   ("office", ("handed_in",)),
    "send it back":     ("office", ("handed_in",)),
    "settle it":        ("office", ("handed_in",)),
    "revoke":           ("office", ()),  # nobody is late
    "answer a change":  ("office", ("running",)),
    # in the treasury
    "plan a payment":   ("treasurer office turned", ("awarded", "running", "due", "handed_in", "back")),
    "note the account": ("treasurer office turned", ("awarded", *GRANTS, "withdrawn")),
}  # fmt: skip
