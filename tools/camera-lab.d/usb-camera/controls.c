// Exposure, focus and other controls: USB Video Class 1.0, 4.2.2.
#include "device.h"
#include "log.h"

// Values of the exposure mode are single bits.
enum { MANUAL = 1, APERTURE_PRIORITY = 8 };

struct control {
    const char *name;
    int unit, selector;
    int bit;  // of the unit's descriptor, which lists the controls
    int size; // in bytes
    int32_t minimum, maximum, step, initial, value;
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

uint32_t control_bits(int unit) {
    uint32_t bits = 0;
    for (int i = 0; i < COUNT; i++)
        if (controls[i].unit == unit) bits |= 1u << controls[i].bit;
    return bits;
}

bool read_control(int unit, int selector, int request, uint8_t *bytes, int *length) {
    const struct control *control = find(unit, selector);
    if (control == NULL) return false;
    int32_t value;
    *length = control->size;
    switch (request) {
    case UVC_GET_CUR: value = control->value; break;
    case UVC_GET_MIN: value = control->minimum; break;
    case UVC_GET_MAX: value = control->maximum; break;
    case UVC_GET_RES: value = control->step; break;
    case UVC_GET_DEF: value = control->initial; break;
    case UVC_GET_LEN: value = control->size, *length = 2; break;
    case UVC_GET_INFO: value = 3, *length = 1; break; // readable and writable
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
    control->value = control->minimum < 0 ? (int32_t)(bits << unused) >> unused : (int32_t)bits;
    say("%s is %d", control->name, control->value);
    return true;
}

// In the dark, automatic exposure takes longer than the period of the pictures if both controls allow it.
bool exposure_may_halve_rate(void) {
    return find(TERMINAL, UVC_CT_AE_MODE_CONTROL)->value != MANUAL &&
           find(TERMINAL, UVC_CT_AE_PRIORITY_CONTROL)->value != 0;
}
