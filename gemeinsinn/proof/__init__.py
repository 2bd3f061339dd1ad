"""Running a funded project and proving it: changes of the plan, receipts, the check by the office, and the end."""
