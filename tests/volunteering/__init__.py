"""Tests of the volunteering room."""
