#include "log.h"
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

void say(const char *form, ...) {
    va_list values;
    va_start(values, form);
    fprintf(stderr, "usb-camera %.3f: ", now());
    vfprintf(stderr, form, values);
    fputc('\n', stderr);
    va_end(values);
}
