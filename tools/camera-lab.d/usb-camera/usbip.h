// Floor 2 of the camera made of software: the connection with the kernel's virtual USB port.
//
// Messages go through a socket; Documentation/usb/usbip_protocol.rst of the kernel describes them. This floor reads and
// writes messages, but does not know what a camera answers.
#pragma once
#include <linux/usb/ch9.h>
#include <stdbool.h>
#include <stdint.h>

enum { MAXIMUM_DATA_LENGTH = 4096 };

struct connection {
    int port;       // number of the virtual port
    int socket;     // -1 while unplugged
    bool is_broken; // the port closed the socket or sent a message that makes no sense
};

// One isochronous packet of a transfer, as the protocol lays it out.
struct packet {
    uint32_t offset, length, actual_length, status;
} __attribute__((packed));

// A request for data of the streaming endpoint, which waits until there is some.
struct transfer {
    uint32_t number; // as the kernel sent it, in the protocol's byte order
    int length;
    int packet_count; // isochronous only
    struct packet *packets;
};

struct message {
    enum { CONTROL_REQUEST, TRANSFER_REQUEST, CANCELLATION } kind;
    uint32_t number;
    // Of a control request.
    struct usb_ctrlrequest setup;
    uint8_t data[MAXIMUM_DATA_LENGTH];
    // Of a transfer request; the receiver frees its packets.
    struct transfer transfer;
    // Of a cancellation: the number of the transfer.
    uint32_t cancelled;
};

// Plugs the camera into the port; returns false after a message if that is not possible.
bool open_connection(struct connection *connection);
void close_connection(struct connection *connection);

// Reads one message; returns false if the connection is broken.
bool receive_message(struct connection *connection, bool is_isochronous, struct message *message);

// Answers a request with a status, which is 0 or a negative error number, and data unless it is NULL.
void answer(struct connection *connection, uint32_t number, int status, const void *data, int length);
void answer_packets(struct connection *connection, const struct transfer *transfer, const uint8_t *data, int length);
void answer_cancellation(struct connection *connection, uint32_t number, bool was_waiting);
