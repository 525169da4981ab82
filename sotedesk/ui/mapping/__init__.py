"""Mapping the whole situation: a plain note for now, ended by the decision of high need."""
