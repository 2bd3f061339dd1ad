"""Sign-in, own account, personal links."""
