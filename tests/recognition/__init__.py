"""Tests of the recognition room."""
