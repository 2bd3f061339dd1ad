"""Agencies, associations, initiatives, companies, municipalities and schools; their members and areas."""
