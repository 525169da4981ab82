"""Going through the triggers of a client: ten points with the worker's verdicts, a conclusion."""
