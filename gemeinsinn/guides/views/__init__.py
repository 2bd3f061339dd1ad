"""One module a resource: public pages, asking, the guide's desk, looking after teams and pages."""
