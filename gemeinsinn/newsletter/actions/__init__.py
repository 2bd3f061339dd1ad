"""What changes subscriptions and what proves them."""
