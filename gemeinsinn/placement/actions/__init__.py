"""What changes cases: from the first enquiry to forgetting the person."""
