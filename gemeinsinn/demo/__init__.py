"""The demo network, built through the real actions."""
