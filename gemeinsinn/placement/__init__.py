"""Placement: the work of an agency with people who would like to help, from the first talk to a year after."""
