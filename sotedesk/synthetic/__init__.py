"""People who do not exist: the demo day and generated profiles. Never touches real profiles."""
