// Answers what the driver asks on the control endpoint.
#include "camera.h"
#include <errno.h>
#include <string.h>

// The fields of UVC 1.0; those of later versions are not sent.
enum { AGREEMENT_LENGTH = 26 };

// Turns a wish into what will be sent.
void agree(struct camera *camera, struct uvc_streaming_control *wish) {
    const struct mode *mode = find_mode(camera, wish->bFormatIndex, wish->bFrameIndex);
    if (camera->granted_frame > 0 && mode != NULL)
        mode = find_mode(camera, wish->bFormatIndex, camera->granted_frame);
    if (mode == NULL) mode = &camera->modes[0];
    uint32_t interval = 10000000 / camera->rate;
    bool is_slow = wish->dwFrameInterval > interval + interval / 2;
    int bits = mode->format->bits > 0 ? mode->format->bits : 16;
    *wish = (struct uvc_streaming_control){
        .bmHint = 1,
        .bFormatIndex = mode->format_number,
        .bFrameIndex = mode->frame_number,
        .dwFrameInterval = is_slow ? 2 * interval : interval,
        .dwMaxVideoFrameSize = mode->width * mode->height * bits / 8,
        .dwMaxPayloadTransferSize = camera->isochronous ? ISOCHRONOUS_PAYLOAD : BULK_PAYLOAD,
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

// Requests that every USB device knows.
static bool standard(struct camera *camera, const struct usb_ctrlrequest *setup, struct reply *reply) {
    switch (setup->bRequest) {
    case USB_REQ_GET_DESCRIPTOR:
        switch (setup->wValue >> 8) {
        case USB_DT_DEVICE: return reply_bytes(reply, &device_descriptor, sizeof device_descriptor);
        case USB_DT_CONFIG: reply->length = configuration(camera, reply->bytes); return true;
        case USB_DT_STRING:
            reply->length = string_descriptor(camera, setup->wValue & 255, reply->bytes);
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
            else stop_stream(camera);
        }
        return true;
    case USB_REQ_CLEAR_FEATURE:
        // A camera without other settings of its interface is stopped so.
        if (setup->bRequestType == USB_RECIP_ENDPOINT) stop_stream(camera);
        return true;
    case USB_REQ_SET_CONFIGURATION:
    case USB_REQ_SET_FEATURE: return true;
    }
    return false;
}

// What is to be sent: first tried, then agreed upon.
static bool streaming(
    struct camera *camera, const struct usb_ctrlrequest *setup, const uint8_t *data, struct reply *reply
) {
    struct uvc_streaming_control agreement = camera->agreed;
    switch (setup->bRequest) {
    case UVC_GET_INFO: return reply_number(reply, 3, 1);
    case UVC_GET_LEN: return reply_number(reply, AGREEMENT_LENGTH, 2);
    case UVC_SET_CUR:
        memcpy(&agreement, data, setup->wLength < AGREEMENT_LENGTH ? setup->wLength : AGREEMENT_LENGTH);
        agree(camera, &agreement);
        camera->agreed = agreement;
        if (setup->wValue >> 8 == UVC_VS_COMMIT_CONTROL && !camera->isochronous) start_stream(camera);
        return true;
    default: agree(camera, &agreement); return reply_bytes(reply, &agreement, AGREEMENT_LENGTH);
    }
}

void request(struct camera *camera, uint32_t number, const struct usb_ctrlrequest *setup, const uint8_t *data) {
    struct reply reply = {.length = 0};
    bool is_known = false;
    int interface = setup->wIndex & 255, unit = setup->wIndex >> 8, selector = setup->wValue >> 8;
    if ((setup->bRequestType & USB_TYPE_MASK) == USB_TYPE_STANDARD) {
        is_known = standard(camera, setup, &reply);
    } else if (interface == STREAM_INTERFACE) {
        is_known = streaming(camera, setup, data, &reply);
    } else if (setup->bRequest == UVC_SET_CUR) {
        is_known = write_control(unit, selector, data, setup->wLength);
    } else {
        is_known = read_control(unit, selector, setup->bRequest, reply.bytes, &reply.length);
    }
    if (!is_known) {
        answer(camera, number, -EPIPE, NULL, 0);
    } else if (setup->bRequestType & USB_DIR_IN) {
        answer(camera, number, 0, reply.bytes, reply.length < setup->wLength ? reply.length : setup->wLength);
    } else {
        answer(camera, number, 0, NULL, setup->wLength);
    }
}
