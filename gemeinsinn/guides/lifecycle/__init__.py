"""States of guides and the calendar of their meeting hours, without Django."""
