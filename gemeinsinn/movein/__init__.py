"""Moving in: articles of an old Joomla or WordPress site become drafts of the network."""
