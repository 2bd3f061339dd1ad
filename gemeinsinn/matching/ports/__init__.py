"""Word indexes outside the process: in the portal's own PostgreSQL, in OpenSearch."""
