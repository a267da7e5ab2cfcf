// A USB camera made of software, to which the kernel's own uvcvideo binds.
//
// The kernel believes that a device is plugged into its virtual USB port (vhci-hcd) and talks USB/IP over a socket; the
// other end is here. Main.c has the loop and the command line, usbip.c the protocol of the socket, requests.c answers
// what the driver asks on the control endpoint, descriptors.c says what the camera is, controls.c holds exposure and
// its like, films.c the pictures, stream.c sends them, faults.c spoils them.
//
// USB counts in little-endian numbers, and so does every machine that this is for.
#pragma once
#include <linux/usb/ch9.h>
#include <linux/usb/video.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ENDPOINT = 0x81, MOST_MODES = 16, MOST_TRANSFERS = 64 };
// Numbers of the camera's parts, by which requests name them.
enum { CONTROL_INTERFACE = 0, STREAM_INTERFACE = 1 };
enum { TERMINAL = 1, PROCESSING = 2, OUTPUT = 3 };
// Largest pieces of a picture that go into one transfer.
enum { BULK_PAYLOAD = 16384, ISOCHRONOUS_PAYLOAD = 3072 };

// How pixels are laid out.
struct format {
    const char *name;
    uint8_t guid[16];
    int bits;           // of a pixel; 0 when compressed
    uint8_t descriptor; // UVC_VS_FORMAT_…
};

// Pictures, one after the other.
struct film {
    const uint8_t *bytes;
    size_t *starts; // of each picture, and the end of the last
    int count;
};

// One combination of format and size, in the order in which it is offered.
struct mode {
    const struct format *format;
    int format_number, frame_number; // as descriptors and requests count them, from 1
    int width, height;
    struct film film;
};

struct camera {
    // From the command line.
    const char *name;
    int port;
    int rate;
    bool isochronous;
    bool without_huffman;
    int granted_frame; // what is granted whatever is asked; 0 for what is asked
    struct mode modes[MOST_MODES];
    int mode_count;

    // What was agreed with the driver.
    struct uvc_streaming_control agreed;
    uint8_t alternate;

    int socket; // -1 when unplugged
};

// What is wrong at the moment, each for so many pictures or until it is lifted.
struct faults {
    int flag, truncate, garbage, drop;
    bool frozen, stalled, dark;
};
extern struct faults faults;

// One order for data on the streaming endpoint that waits to be filled.
struct transfer {
    uint32_t number; // as the kernel sent it, in its byte order
    int length;
    int packets; // isochronous only
    struct packet *packet;
};

// usbip.c
struct packet {
    uint32_t offset, length, actual_length, status;
} __attribute__((packed));
bool plug_in(struct camera *camera);
void unplug(struct camera *camera);
void serve(struct camera *camera);
void answer(struct camera *camera, uint32_t number, int status, const void *data, int length);
void answer_packets(struct camera *camera, struct transfer *transfer, const uint8_t *data, int length);

// requests.c
void request(struct camera *camera, uint32_t number, const struct usb_ctrlrequest *setup, const uint8_t *data);
void agree(struct camera *camera, struct uvc_streaming_control *wish);

// descriptors.c
extern const struct usb_device_descriptor device_descriptor;
int configuration(const struct camera *camera, uint8_t *bytes);
int string_descriptor(const struct camera *camera, int number, uint8_t *bytes);
const struct format *find_format(const char *name);
const struct mode *find_mode(const struct camera *camera, int format_number, int frame_number);

// controls.c
uint32_t controls_of(int unit);
bool read_control(int unit, int selector, int what, uint8_t *bytes, int *length);
bool write_control(int unit, int selector, const uint8_t *bytes, int length);
bool exposure_may_slow_down(void);

// films.c
bool open_film(struct film *film, const struct mode *mode, const char *path, bool without_huffman);
const uint8_t *film_picture(const struct film *film, int number, size_t *length);

// stream.c
void start_stream(struct camera *camera);
void stop_stream(struct camera *camera);
void order(struct camera *camera, struct transfer transfer);
bool cancel(uint32_t number);
void send_pictures(struct camera *camera);
double milliseconds_to_wait(const struct camera *camera);

// faults.c
bool obey(struct camera *camera, const char *command);
// Spoils a picture on its way; false when it is not to be sent at all.
bool spoil(uint8_t *picture, size_t *length, bool *is_flagged);

// main.c
double now(void); // seconds
void say(const char *form, ...) __attribute__((format(printf, 1, 2)));
