// The protocol of the kernel's virtual USB port. Its numbers are big-endian.
#include "usbip.h"
#include "log.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SUBMIT = 1, UNLINK = 2, SUBMITTED = 3, UNLINKED = 4 };
enum { MAXIMUM_PACKETS = 1023 };
// A port is not free at once after a device was pulled from it, so that plugging in is tried several times.
enum { PLUG_ATTEMPTS = 100, PLUG_PAUSE_MICROSECONDS = 50000 };

struct header {
    uint32_t command, number, device, direction, endpoint;
    union {
        struct {
            uint32_t flags, length, start_frame, packets, interval;
            struct usb_ctrlrequest setup;
        } submit;
        struct {
            uint32_t status, length, start_frame, packets, errors;
        } submitted;
        struct {
            uint32_t number;
        } unlink;
        struct {
            uint32_t status;
        } unlinked;
        uint8_t all[28];
    };
} __attribute__((packed));

// Hands one end of a socket to the port, as the usbip program does with a connection.
bool open_connection(struct connection *connection) {
    int ends[2];
    if (connection->socket >= 0) return true;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) return false;
    bool is_done = false;
    for (int attempt = 0; attempt < PLUG_ATTEMPTS && !is_done; attempt++) {
        int file = open("/sys/devices/platform/vhci_hcd.0/attach", O_WRONLY | O_CLOEXEC);
        char line[64];
        // Port, descriptor of the socket, number of the device, speed (3: high).
        int length = snprintf(line, sizeof line, "%d %d %d 3", connection->port, ends[1], 0x10002 + connection->port);
        is_done = file >= 0 && write(file, line, length) == length;
        if (file >= 0) close(file);
        if (!is_done) usleep(PLUG_PAUSE_MICROSECONDS);
    }
    close(ends[1]);
    if (!is_done) {
        close(ends[0]);
        say("the virtual port %d takes no device: is vhci-hcd loaded, and the port free?", connection->port);
        return false;
    }
    connection->socket = ends[0];
    connection->is_broken = false;
    say("plugged in");
    return true;
}

void close_connection(struct connection *connection) {
    close(connection->socket);
    connection->socket = -1;
    connection->is_broken = false;
    say("unplugged");
}

static bool receive(struct connection *connection, void *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = read(connection->socket, bytes, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            connection->is_broken = true;
            return false;
        }
        bytes = (uint8_t *)bytes + count;
        length -= count;
    }
    return true;
}

static void send_bytes(struct connection *connection, const void *bytes, size_t length) {
    while (length > 0 && !connection->is_broken) {
        ssize_t count = send(connection->socket, bytes, length, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            connection->is_broken = true;
            return;
        }
        bytes = (const uint8_t *)bytes + count;
        length -= count;
    }
}

void answer(struct connection *connection, uint32_t number, int status, const void *data, int length) {
    struct header header = {.command = htonl(SUBMITTED), .number = number};
    header.submitted.status = htonl(status);
    header.submitted.length = htonl(length);
    send_bytes(connection, &header, sizeof header);
    if (data != NULL) send_bytes(connection, data, length);
}

void answer_packets(struct connection *connection, const struct transfer *transfer, const uint8_t *data, int length) {
    struct header header = {.command = htonl(SUBMITTED), .number = transfer->number};
    header.submitted.length = htonl(length);
    header.submitted.packets = htonl(transfer->packet_count);
    send_bytes(connection, &header, sizeof header);
    send_bytes(connection, data, length);
    send_bytes(connection, transfer->packets, transfer->packet_count * sizeof *transfer->packets);
}

void answer_cancellation(struct connection *connection, uint32_t number, bool was_waiting) {
    struct header header = {.command = htonl(UNLINKED), .number = number};
    header.unlinked.status = htonl(was_waiting ? -ECONNRESET : 0);
    send_bytes(connection, &header, sizeof header);
}

// Reads the packets of an isochronous transfer.
static bool receive_packets(struct connection *connection, struct transfer *transfer, int count) {
    transfer->packets = calloc(count, sizeof *transfer->packets);
    transfer->packet_count = count;
    if (receive(connection, transfer->packets, count * sizeof *transfer->packets)) return true;
    free(transfer->packets);
    return false;
}

bool receive_message(struct connection *connection, bool is_isochronous, struct message *message) {
    struct header header;
    if (!receive(connection, &header, sizeof header)) return false;
    message->number = header.number;
    if (ntohl(header.command) == UNLINK) {
        message->kind = CANCELLATION;
        message->cancelled = header.unlink.number;
        return true;
    }
    uint32_t length = ntohl(header.submit.length), packets = ntohl(header.submit.packets);
    bool goes_out = ntohl(header.direction) == 0;
    if (ntohl(header.command) != SUBMIT || (goes_out && length > sizeof message->data)) {
        connection->is_broken = true;
        return false;
    }
    if (goes_out && !receive(connection, message->data, length)) return false;
    if (ntohl(header.endpoint) == 0) {
        message->kind = CONTROL_REQUEST;
        message->setup = header.submit.setup;
        return true;
    }
    message->kind = TRANSFER_REQUEST;
    message->transfer = (struct transfer){.number = header.number, .length = length};
    bool has_packets = is_isochronous && packets > 0 && packets <= MAXIMUM_PACKETS;
    return !has_packets || receive_packets(connection, &message->transfer, packets);
}
