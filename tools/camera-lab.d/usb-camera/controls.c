// Exposure, focus and their like: USB Video Class 1.0, 4.2.2.
#include "camera.h"

// Values of the exposure mode are single bits.
enum { MANUAL = 1, APERTURE_PRIORITY = 8 };

struct control {
    const char *name;
    int unit, selector;
    int bit;  // of the unit's descriptor, which says that it is there
    int size; // in bytes
    int32_t least, most, step, usual, value;
};

static struct control controls[] = {
    {"exposure mode", TERMINAL, UVC_CT_AE_MODE_CONTROL, 1, 1, 0, 0, MANUAL | APERTURE_PRIORITY, APERTURE_PRIORITY,
     APERTURE_PRIORITY},
    {"exposure priority", TERMINAL, UVC_CT_AE_PRIORITY_CONTROL, 2, 1, 0, 1, 1, 0, 1},
    {"exposure time", TERMINAL, UVC_CT_EXPOSURE_TIME_ABSOLUTE_CONTROL, 3, 4, 3, 2047, 1, 250, 250},
    {"focus", TERMINAL, UVC_CT_FOCUS_ABSOLUTE_CONTROL, 5, 2, 0, 250, 5, 0, 0},
    {"automatic focus", TERMINAL, UVC_CT_FOCUS_AUTO_CONTROL, 17, 1, 0, 1, 1, 1, 1},
    {"brightness", PROCESSING, UVC_PU_BRIGHTNESS_CONTROL, 0, 2, -64, 64, 1, 0, 0},
    {"contrast", PROCESSING, UVC_PU_CONTRAST_CONTROL, 1, 2, 0, 64, 1, 32, 32},
    {"white balance", PROCESSING, UVC_PU_WHITE_BALANCE_TEMPERATURE_CONTROL, 6, 2, 2800, 6500, 1, 4600, 4600},
    {"gain", PROCESSING, UVC_PU_GAIN_CONTROL, 9, 2, 0, 100, 1, 0, 0},
    {"power-line frequency", PROCESSING, UVC_PU_POWER_LINE_FREQUENCY_CONTROL, 10, 1, 0, 2, 1, 1, 1},
    {"automatic white balance", PROCESSING, UVC_PU_WHITE_BALANCE_TEMPERATURE_AUTO_CONTROL, 12, 1, 0, 1, 1, 1, 1},
};
enum { COUNT = sizeof controls / sizeof *controls };

static struct control *find(int unit, int selector) {
    for (int i = 0; i < COUNT; i++)
        if (controls[i].unit == unit && controls[i].selector == selector) return &controls[i];
    return NULL;
}

uint32_t controls_of(int unit) {
    uint32_t bits = 0;
    for (int i = 0; i < COUNT; i++)
        if (controls[i].unit == unit) bits |= 1u << controls[i].bit;
    return bits;
}

bool read_control(int unit, int selector, int what, uint8_t *bytes, int *length) {
    const struct control *control = find(unit, selector);
    if (control == NULL) return false;
    int32_t value;
    *length = control->size;
    switch (what) {
    case UVC_GET_CUR: value = control->value; break;
    case UVC_GET_MIN: value = control->least; break;
    case UVC_GET_MAX: value = control->most; break;
    case UVC_GET_RES: value = control->step; break;
    case UVC_GET_DEF: value = control->usual; break;
    case UVC_GET_LEN: value = control->size, *length = 2; break;
    case UVC_GET_INFO: value = 3, *length = 1; break; // can be read and written
    default: return false;
    }
    for (int i = 0; i < *length; i++) bytes[i] = value >> (8 * i);
    return true;
}

bool write_control(int unit, int selector, const uint8_t *bytes, int length) {
    struct control *control = find(unit, selector);
    if (control == NULL || length < control->size) return false;
    uint32_t bits = 0;
    for (int i = 0; i < control->size; i++) bits |= (uint32_t)bytes[i] << (8 * i);
    int unused = 32 - 8 * control->size;
    control->value = control->least < 0 ? (int32_t)(bits << unused) >> unused : (int32_t)bits;
    say("%s is %d", control->name, control->value);
    return true;
}

// In the dark, automatic exposure takes longer than a picture's time if it is allowed to.
bool exposure_may_slow_down(void) {
    return find(TERMINAL, UVC_CT_AE_MODE_CONTROL)->value != MANUAL &&
           find(TERMINAL, UVC_CT_AE_PRIORITY_CONTROL)->value != 0;
}
