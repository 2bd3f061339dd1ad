"""Hours of volunteers, what they prove, and thanks for them."""
