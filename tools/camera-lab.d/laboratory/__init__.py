"""What the cases of the camera laboratory are made of: cameras, a running recognizer, waits with deadlines."""
