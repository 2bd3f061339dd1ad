"""Pages of the office: reports to funders, figures."""
