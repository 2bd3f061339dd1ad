"""Public pages that bring the contexts together: home, a partner's page, a project's page, legal pages."""
