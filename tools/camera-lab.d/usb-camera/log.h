// Floor 0 of the camera made of software: its clock and its messages. (The floors are listed in main.c.)
#pragma once

// Returns the seconds of the monotonic clock.
double now(void);

// Writes one line with the time to standard error; the laboratory's cases read it.
void say(const char *form, ...) __attribute__((format(printf, 1, 2)));
