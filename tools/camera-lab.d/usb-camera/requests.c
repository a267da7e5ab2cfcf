// Answers the driver on the control endpoint: USB 2.0, chapter 9, and USB Video Class 1.0, chapter 4.
#include "traffic.h"
#include <errno.h>
#include <string.h>

// The length of the agreement in UVC 1.0; the fields of later versions are not sent.
enum { AGREEMENT_LENGTH = 26 };

void negotiate(const struct device *device, struct uvc_streaming_control *request) {
    const struct mode *mode = find_mode(device, request->bFormatIndex, request->bFrameIndex);
    if (device->granted_frame > 0 && mode != NULL)
        mode = find_mode(device, request->bFormatIndex, device->granted_frame);
    if (mode == NULL) mode = &device->modes[0];
    uint32_t interval = 10000000 / device->rate;
    bool is_slow = request->dwFrameInterval > interval + interval / 2;
    int bits = mode->format->bits > 0 ? mode->format->bits : 16;
    *request = (struct uvc_streaming_control){
        .bmHint = 1,
        .bFormatIndex = mode->format_number,
        .bFrameIndex = mode->frame_number,
        .dwFrameInterval = is_slow ? 2 * interval : interval,
        .dwMaxVideoFrameSize = mode->width * mode->height * bits / 8,
        .dwMaxPayloadTransferSize = device->isochronous ? ISOCHRONOUS_PAYLOAD_LENGTH : BULK_PAYLOAD_LENGTH,
    };
}

struct reply {
    uint8_t bytes[4096];
    int length;
};

static bool reply_bytes(struct reply *reply, const void *bytes, int length) {
    memcpy(reply->bytes, bytes, length);
    reply->length = length;
    return true;
}

static bool reply_number(struct reply *reply, int number, int length) {
    const uint8_t bytes[2] = {number & 255, number >> 8};
    return reply_bytes(reply, bytes, length);
}

// Standard requests, which every USB device knows. Returns false for an unknown one.
static bool answer_standard(struct camera *camera, const struct usb_ctrlrequest *setup, struct reply *reply) {
    switch (setup->bRequest) {
    case USB_REQ_GET_DESCRIPTOR:
        switch (setup->wValue >> 8) {
        case USB_DT_DEVICE: return reply_bytes(reply, &device_descriptor, sizeof device_descriptor);
        case USB_DT_CONFIG: reply->length = configuration_descriptor(&camera->device, reply->bytes); return true;
        case USB_DT_STRING:
            reply->length = string_descriptor(&camera->device, setup->wValue & 255, reply->bytes);
            return reply->length > 0;
        }
        return false;
    case USB_REQ_GET_STATUS: return reply_number(reply, 0, 2);
    case USB_REQ_GET_CONFIGURATION: return reply_number(reply, 1, 1);
    case USB_REQ_GET_INTERFACE:
        return reply_number(reply, setup->wIndex == STREAM_INTERFACE ? camera->alternate : 0, 1);
    case USB_REQ_SET_INTERFACE:
        if (setup->wIndex == STREAM_INTERFACE) {
            camera->alternate = setup->wValue;
            if (camera->alternate > 0) start_stream(camera);
            else stop_stream();
        }
        return true;
    case USB_REQ_CLEAR_FEATURE:
        // This stops a camera whose interface has only one setting.
        if (setup->bRequestType == USB_RECIP_ENDPOINT) stop_stream();
        return true;
    case USB_REQ_SET_CONFIGURATION:
    case USB_REQ_SET_FEATURE: return true;
    }
    return false;
}

// Negotiates what is sent: the driver tries a request first (PROBE), then commits it.
static bool answer_streaming(
    struct camera *camera, const struct usb_ctrlrequest *setup, const uint8_t *data, struct reply *reply
) {
    struct uvc_streaming_control agreement = camera->agreed;
    switch (setup->bRequest) {
    case UVC_GET_INFO: return reply_number(reply, 3, 1);
    case UVC_GET_LEN: return reply_number(reply, AGREEMENT_LENGTH, 2);
    case UVC_SET_CUR:
        memcpy(&agreement, data, setup->wLength < AGREEMENT_LENGTH ? setup->wLength : AGREEMENT_LENGTH);
        negotiate(&camera->device, &agreement);
        camera->agreed = agreement;
        if (setup->wValue >> 8 == UVC_VS_COMMIT_CONTROL && !camera->device.isochronous) start_stream(camera);
        return true;
    default: negotiate(&camera->device, &agreement); return reply_bytes(reply, &agreement, AGREEMENT_LENGTH);
    }
}

void answer_request(struct camera *camera, const struct message *message) {
    const struct usb_ctrlrequest *setup = &message->setup;
    struct connection *connection = &camera->connection;
    struct reply reply = {.length = 0};
    bool is_known = false;
    int interface = setup->wIndex & 255, unit = setup->wIndex >> 8, selector = setup->wValue >> 8;
    if ((setup->bRequestType & USB_TYPE_MASK) == USB_TYPE_STANDARD) {
        is_known = answer_standard(camera, setup, &reply);
    } else if (interface == STREAM_INTERFACE) {
        is_known = answer_streaming(camera, setup, message->data, &reply);
    } else if (setup->bRequest == UVC_SET_CUR) {
        is_known = write_control(unit, selector, message->data, setup->wLength);
    } else {
        is_known = read_control(unit, selector, setup->bRequest, reply.bytes, &reply.length);
    }
    if (!is_known) {
        answer(connection, message->number, -EPIPE, NULL, 0);
    } else if (setup->bRequestType & USB_DIR_IN) {
        int length = reply.length < setup->wLength ? reply.length : setup->wLength;
        answer(connection, message->number, 0, reply.bytes, length);
    } else {
        answer(connection, message->number, 0, NULL, setup->wLength);
    }
}
