"""The desk in its window: joins the frame, the screens and the duties; knows no screen's inside."""
