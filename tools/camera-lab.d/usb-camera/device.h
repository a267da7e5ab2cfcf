// Floor 1 of the camera made of software: the device itself, without a connection.
//
// Its modes and their pictures (films.c), its descriptors (descriptors.c), its controls such as exposure (controls.c)
// and its faults (faults.c). Multi-byte numbers of USB are little-endian, and so is every machine this is written for.
#pragma once
#include <linux/usb/ch9.h>
#include <linux/usb/video.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ENDPOINT = 0x81, MAXIMUM_MODES = 16 };
// The numbers of the camera's parts, which requests contain.
enum { CONTROL_INTERFACE = 0, STREAM_INTERFACE = 1 };
enum { TERMINAL = 1, PROCESSING = 2, OUTPUT = 3 };

// A pixel format.
struct format {
    const char *name;
    uint8_t guid[16];
    int bits;           // per pixel; 0 if compressed
    uint8_t descriptor; // UVC_VS_FORMAT_…
};

// Pictures, one after the other.
struct film {
    const uint8_t *bytes;
    size_t *starts; // of each picture, and the end of the last
    int count;
};

// A combination of format and size. Modes are offered in the order of the command line.
struct mode {
    const struct format *format;
    int format_number, frame_number; // as descriptors and requests count them, from 1
    int width, height;
    struct film film;
};

// The camera as the command line describes it.
struct device {
    const char *name;
    int rate; // pictures per second
    bool isochronous;
    bool without_huffman;
    int granted_frame; // the frame number that is granted for every request; 0: the requested one
    struct mode modes[MAXIMUM_MODES];
    int mode_count;
};

// descriptors.c
extern const struct usb_device_descriptor device_descriptor;
// Write a descriptor and return its length.
int configuration_descriptor(const struct device *device, uint8_t *bytes);
int string_descriptor(const struct device *device, int number, uint8_t *bytes);
// Both return NULL if there is none.
const struct format *find_format(const char *name);
const struct mode *find_mode(const struct device *device, int format_number, int frame_number);

// films.c
// Opens the pictures of a mode, or draws some if `path` is NULL; returns false if there are none.
bool open_film(struct film *film, const struct mode *mode, const char *path, bool without_huffman);
// Returns a picture; numbers beyond the end begin again at the start.
const uint8_t *film_picture(const struct film *film, int number, size_t *length);

// controls.c
// Returns the bits by which a unit's descriptor lists its controls.
uint32_t control_bits(int unit);
// Both return false if there is no such control. `request` is UVC_GET_….
bool read_control(int unit, int selector, int request, uint8_t *bytes, int *length);
bool write_control(int unit, int selector, const uint8_t *bytes, int length);
bool exposure_may_halve_rate(void);

// faults.c
// The present faults: the counts are for that many pictures, the others until they are ended.
struct faults {
    int flag, truncate, garbage, drop;
    bool frozen, stalled, dark;
};
extern struct faults faults;
// Sets or ends the fault that a command line names; returns false if it names none.
bool set_fault(const char *command);
// Applies the faults to a picture before it is sent; returns false if the picture is dropped.
bool apply_faults(uint8_t *picture, size_t *length, bool *is_flagged);
