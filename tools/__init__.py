"""Tools of this repository; none of them is needed to run the portal."""
