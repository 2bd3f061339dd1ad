"""What people do in the journeys, one module a role. Words are given in English and sought in the page's language."""
