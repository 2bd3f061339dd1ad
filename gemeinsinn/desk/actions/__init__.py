"""What a colleague does at the desk. The acts on a matter call the actions of the context that owns it."""
