"""Who is online: people counted without a cookie, members who say so, and who answers the phone now."""
