// Faults of a camera, on command.
#include "device.h"
#include <stdio.h>
#include <string.h>

struct faults faults;

// Counts down; returns whether there was something left.
static bool use(int *count) { return *count > 0 ? (*count)--, true : false; }

static void fill_with_noise(uint8_t *bytes, size_t length) {
    static uint32_t state = 1;
    for (size_t i = 0; i < length; i++) {
        state = state * 1664525 + 1013904223;
        bytes[i] = state >> 24;
    }
}

bool apply_faults(uint8_t *picture, size_t *length, bool *is_flagged) {
    if (use(&faults.drop)) return false;
    if (use(&faults.garbage)) fill_with_noise(picture, *length);
    if (use(&faults.truncate)) *length /= 2;
    *is_flagged = use(&faults.flag);
    return true;
}

bool set_fault(const char *command) {
    char word[16] = "";
    int count = 1;
    sscanf(command, "%15s %d", word, &count);
    const struct {
        const char *word;
        int *count;
    } counted[] = {
        {"flag", &faults.flag},
        {"truncate", &faults.truncate},
        {"garbage", &faults.garbage},
        {"drop", &faults.drop},
    };
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        if (strcmp(word, counted[i].word) != 0) continue;
        *counted[i].count = count;
        return true;
    }
    const struct {
        const char *word;
        bool *state, value;
    } switched[] = {
        {"freeze", &faults.frozen, true}, {"thaw", &faults.frozen, false}, {"stall", &faults.stalled, true},
        {"dark", &faults.dark, true},     {"light", &faults.dark, false},
    };
    for (size_t i = 0; i < sizeof switched / sizeof *switched; i++) {
        if (strcmp(word, switched[i].word) != 0) continue;
        *switched[i].state = switched[i].value;
        return true;
    }
    return false;
}
