"""The parts of the camera laboratory's cases: cameras, a running recognizer, a screen, waiting with a time limit."""
