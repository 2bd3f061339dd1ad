"""What is decided without Django: rules, states, plans and terms."""
