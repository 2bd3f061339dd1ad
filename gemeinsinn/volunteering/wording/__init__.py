"""What shifts and sign-ups are called on screen."""
