// The camera's description of itself: USB 2.0, chapter 9, and USB Video Class 1.0, chapter 3.
#include "device.h"
#include <string.h>

const struct usb_device_descriptor device_descriptor = {
    .bLength = sizeof device_descriptor,
    .bDescriptorType = USB_DT_DEVICE,
    .bcdUSB = 0x0200,
    .bDeviceClass = USB_CLASS_MISC, // uses interface association descriptors
    .bDeviceSubClass = 2,
    .bDeviceProtocol = 1,
    .bMaxPacketSize0 = 64,
    .idVendor = 0x1d6b,
    .idProduct = 0x0102,
    .bcdDevice = 0x0100,
    .iManufacturer = 1,
    .iProduct = 2,
    .iSerialNumber = 3,
    .bNumConfigurations = 1,
};

// The GUID of most formats consists of four letters and a tail that is always the same.
#define TAIL 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71
static const struct format formats[] = {
    {"YUYV", {'Y', 'U', 'Y', '2', TAIL}, 16, UVC_VS_FORMAT_UNCOMPRESSED},
    {"UYVY", {'U', 'Y', 'V', 'Y', TAIL}, 16, UVC_VS_FORMAT_UNCOMPRESSED},
    {"NV12", {'N', 'V', '1', '2', TAIL}, 12, UVC_VS_FORMAT_UNCOMPRESSED},
    {"YU12", {'I', '4', '2', '0', TAIL}, 12, UVC_VS_FORMAT_UNCOMPRESSED},
    {"YV12", {'Y', 'V', '1', '2', TAIL}, 12, UVC_VS_FORMAT_UNCOMPRESSED},
    {"GREY", {'Y', '8', '0', '0', TAIL}, 8, UVC_VS_FORMAT_UNCOMPRESSED},
    {"Y16", {'Y', '1', '6', ' ', TAIL}, 16, UVC_VS_FORMAT_UNCOMPRESSED},
    {"BA81", {'B', 'A', '8', '1', TAIL}, 8, UVC_VS_FORMAT_UNCOMPRESSED},
    {"RGBP", {'R', 'G', 'B', 'P', TAIL}, 16, UVC_VS_FORMAT_UNCOMPRESSED},
    {"BGR3",
     {0x7d, 0xeb, 0x36, 0xe4, 0x4f, 0x52, 0xce, 0x11, 0x9f, 0x53, 0x00, 0x20, 0xaf, 0x0b, 0xa7, 0x70},
     24,
     UVC_VS_FORMAT_UNCOMPRESSED},
    {"MJPG", {0}, 0, UVC_VS_FORMAT_MJPEG},
    {"H264", {'H', '2', '6', '4', TAIL}, 0, UVC_VS_FORMAT_FRAME_BASED},
};

const struct format *find_format(const char *name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}

const struct mode *find_mode(const struct device *device, int format_number, int frame_number) {
    for (int i = 0; i < device->mode_count; i++)
        if (device->modes[i].format_number == format_number && device->modes[i].frame_number == frame_number)
            return &device->modes[i];
    return NULL;
}

// Writes bytes one after the other.
struct writer {
    uint8_t *bytes;
    int count;
};

static void put(struct writer *writer, int size, uint32_t value) {
    for (int i = 0; i < size; i++) writer->bytes[writer->count++] = value >> (8 * i);
}

static void put_bytes(struct writer *writer, int count, const uint8_t *bytes) {
    memcpy(writer->bytes + writer->count, bytes, count);
    writer->count += count;
}

// Writes several fields of one byte.
#define PUT(writer, ...)                                                                                               \
    do {                                                                                                               \
        const uint8_t fields[] = {__VA_ARGS__};                                                                        \
        put_bytes(writer, sizeof fields, fields);                                                                      \
    } while (0)

// Writes a length into an earlier field, now that it is known.
static void put_length(struct writer *writer, int place, int start) {
    int length = writer->count - start;
    writer->bytes[place] = length & 255;
    writer->bytes[place + 1] = length >> 8;
}

static void put_interface(struct writer *writer, int number, int alternate, int endpoints, int subclass) {
    PUT(writer, 9, USB_DT_INTERFACE, number, alternate, endpoints, USB_CLASS_VIDEO, subclass, 0, 0);
}

// The interface of the controls, and the path of the pictures: sensor, processing unit, bus.
static void put_control_interface(struct writer *writer) {
    put_interface(writer, CONTROL_INTERFACE, 0, 0, UVC_SC_VIDEOCONTROL);
    int start = writer->count;
    PUT(writer, 13, USB_DT_CS_INTERFACE, UVC_VC_HEADER);
    put(writer, 2, 0x0100); // version of the video class
    put(writer, 2, 0);      // length of all these descriptors, filled in below
    put(writer, 4, 48000000);
    PUT(writer, 1, STREAM_INTERFACE);
    PUT(writer, 18, USB_DT_CS_INTERFACE, UVC_VC_INPUT_TERMINAL, TERMINAL);
    put(writer, 2, UVC_ITT_CAMERA);
    PUT(writer, 0, 0, 0, 0, 0, 0, 0, 0, 3);
    put(writer, 3, control_bits(TERMINAL));
    PUT(writer, 11, USB_DT_CS_INTERFACE, UVC_VC_PROCESSING_UNIT, PROCESSING, TERMINAL, 0, 0, 2);
    put(writer, 2, control_bits(PROCESSING));
    PUT(writer, 0);
    PUT(writer, 9, USB_DT_CS_INTERFACE, UVC_VC_OUTPUT_TERMINAL, OUTPUT);
    put(writer, 2, UVC_TT_STREAMING);
    PUT(writer, 0, PROCESSING, 0);
    put_length(writer, start + 5, start);
}

static int count_sizes(const struct device *device, int format_number) {
    int count = 0;
    for (int i = 0; i < device->mode_count; i++) count += device->modes[i].format_number == format_number;
    return count;
}

static void put_format(struct writer *writer, const struct mode *mode, int sizes) {
    const struct format *format = mode->format;
    switch (format->descriptor) {
    case UVC_VS_FORMAT_MJPEG:
        PUT(writer, 11, USB_DT_CS_INTERFACE, format->descriptor, mode->format_number, sizes, 1, 1, 0, 0, 0, 0);
        break;
    default:
        PUT(writer, format->bits > 0 ? 27 : 28, USB_DT_CS_INTERFACE, format->descriptor, mode->format_number, sizes);
        put_bytes(writer, 16, format->guid);
        PUT(writer, format->bits, 1, 0, 0, 0, 0);
        if (format->bits == 0) PUT(writer, 1); // the pictures differ in length
    }
}

// A size, at the full rate and at half of it.
static void put_size(struct writer *writer, const struct device *device, const struct mode *mode) {
    uint32_t pixels = mode->width * mode->height, interval = 10000000 / device->rate;
    bool is_frame_based = mode->format->descriptor == UVC_VS_FORMAT_FRAME_BASED;
    PUT(writer, 34, USB_DT_CS_INTERFACE, mode->format->descriptor + 1, mode->frame_number, 0);
    put(writer, 2, mode->width);
    put(writer, 2, mode->height);
    put(writer, 4, pixels * 8);
    put(writer, 4, pixels * 16 * device->rate);
    if (!is_frame_based) put(writer, 4, pixels * (mode->format->bits > 0 ? mode->format->bits : 16) / 8);
    put(writer, 4, interval);
    put(writer, 1, 2);
    if (is_frame_based) put(writer, 4, 0); // bytes of a row: variable
    put(writer, 4, interval);
    put(writer, 4, 2 * interval);
}

static void put_stream_interface(struct writer *writer, const struct device *device) {
    put_interface(writer, STREAM_INTERFACE, 0, device->isochronous ? 0 : 1, UVC_SC_VIDEOSTREAMING);
    int start = writer->count, formats = device->modes[device->mode_count - 1].format_number;
    PUT(writer, 13 + formats, USB_DT_CS_INTERFACE, UVC_VS_INPUT_HEADER, formats, 0, 0, ENDPOINT, 0, OUTPUT, 0, 0, 0, 1);
    for (int i = 0; i < formats; i++) PUT(writer, 0);
    for (int i = 0; i < device->mode_count; i++) {
        const struct mode *mode = &device->modes[i];
        if (mode->frame_number == 1) put_format(writer, mode, count_sizes(device, mode->format_number));
        put_size(writer, device, mode);
        bool is_last = i + 1 == device->mode_count || device->modes[i + 1].frame_number == 1;
        if (is_last) PUT(writer, 6, USB_DT_CS_INTERFACE, UVC_VS_COLORFORMAT, 1, 1, 4);
    }
    put_length(writer, start + 4, start);
    if (device->isochronous) {
        put_interface(writer, STREAM_INTERFACE, 1, 1, UVC_SC_VIDEOSTREAMING);
        PUT(writer, 7, USB_DT_ENDPOINT, ENDPOINT, USB_ENDPOINT_XFER_ISOC | USB_ENDPOINT_SYNC_ASYNC);
        put(writer, 2, 2 << 11 | 1024); // three packets of 1024 bytes per microframe
        PUT(writer, 1);
    } else {
        PUT(writer, 7, USB_DT_ENDPOINT, ENDPOINT, USB_ENDPOINT_XFER_BULK);
        put(writer, 2, 512);
        PUT(writer, 0);
    }
}

int configuration_descriptor(const struct device *device, uint8_t *bytes) {
    struct writer writer = {bytes, 0};
    PUT(&writer, 9, USB_DT_CONFIG, 0, 0, 2, 1, 0, USB_CONFIG_ATT_ONE, 250);
    PUT(&writer, 8, USB_DT_INTERFACE_ASSOCIATION, CONTROL_INTERFACE, 2, USB_CLASS_VIDEO, 3, 0, 2);
    put_control_interface(&writer);
    put_stream_interface(&writer, device);
    put_length(&writer, 2, 0);
    return writer.count;
}

int string_descriptor(const struct device *device, int number, uint8_t *bytes) {
    const char *strings[] = {"", "Fingerspell laboratory", device->name, "1"};
    struct writer writer = {bytes, 0};
    if (number < 0 || number > 3) return 0;
    PUT(&writer, 0, USB_DT_STRING);
    if (number == 0) put(&writer, 2, 0x0409); // the language: English
    for (const char *letter = strings[number]; *letter && writer.count < 126; letter++) put(&writer, 2, *letter);
    bytes[0] = writer.count;
    return writer.count;
}
