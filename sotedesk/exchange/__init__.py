"""What leaves for other systems: plain text under the county's headings. FHIR and CSV later."""
