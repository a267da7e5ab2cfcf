// Floor 3 of the camera made of software: what is sent over the connection.
//
// requests.c answers the driver on the control endpoint; stream.c sends pictures on the streaming endpoint. Requests
// start and stop the stream; the stream does not know requests.
#pragma once
#include "device.h"
#include "usbip.h"

// The largest part of a picture that goes into one transfer.
enum { BULK_PAYLOAD_LENGTH = 16384, ISOCHRONOUS_PAYLOAD_LENGTH = 3072 };

struct camera {
    struct device device;
    struct connection connection;
    // What the driver and the camera agreed on.
    struct uvc_streaming_control agreed;
    uint8_t alternate; // setting of the streaming interface
};

// stream.c
void start_stream(struct camera *camera);
void stop_stream(void);
// Keeps a transfer until there is data for it.
void add_transfer(struct camera *camera, struct transfer transfer);
// Forgets a transfer; returns false if it is not waiting any more.
bool cancel_transfer(uint32_t number);
// Sends what is due now.
void send_pictures(struct camera *camera);
// Returns how long nothing is due, or a negative number if that is unknown.
double milliseconds_until_due(const struct camera *camera);

// requests.c
// Answers a request on the control endpoint.
void answer_request(struct camera *camera, const struct message *message);
// Turns what the driver requests into what will be sent.
void negotiate(const struct device *device, struct uvc_streaming_control *request);
