// USB/IP: what the kernel's virtual USB port sends over its socket, and what it wants back.
// Source: Documentation/usb/usbip_protocol.rst of the kernel. Its numbers are big-endian.
#include "camera.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SUBMIT = 1, UNLINK = 2, SUBMITTED = 3, UNLINKED = 4 };

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
bool plug_in(struct camera *camera) {
    int ends[2];
    if (camera->socket >= 0) return true;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) return false;
    // A port from which a device was just pulled is not free at once.
    bool is_done = false;
    for (int attempt = 0; attempt < 100 && !is_done; attempt++) {
        int port = open("/sys/devices/platform/vhci_hcd.0/attach", O_WRONLY | O_CLOEXEC);
        char line[64];
        int length = snprintf(line, sizeof line, "%d %d %d %d", camera->port, ends[1], 0x10002 + camera->port, 3);
        is_done = port >= 0 && write(port, line, length) == length;
        if (port >= 0) close(port);
        if (!is_done) usleep(50000);
    }
    close(ends[1]);
    if (!is_done) {
        close(ends[0]);
        say("the virtual port %d takes no device: is vhci-hcd loaded, and the port free?", camera->port);
        return false;
    }
    camera->socket = ends[0];
    say("plugged in");
    return true;
}

void unplug(struct camera *camera) {
    if (camera->socket < 0) return;
    stop_stream(camera);
    close(camera->socket);
    camera->socket = -1;
    say("unplugged");
}

static bool receive(struct camera *camera, void *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = read(camera->socket, bytes, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes = (uint8_t *)bytes + count;
        length -= count;
    }
    return true;
}

static void send_bytes(struct camera *camera, const void *bytes, size_t length) {
    while (length > 0 && camera->socket >= 0) {
        ssize_t count = send(camera->socket, bytes, length, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            unplug(camera);
            return;
        }
        bytes = (const uint8_t *)bytes + count;
        length -= count;
    }
}

void answer(struct camera *camera, uint32_t number, int status, const void *data, int length) {
    struct header header = {.command = htonl(SUBMITTED), .number = number};
    header.submitted.status = htonl(status);
    header.submitted.length = htonl(length);
    send_bytes(camera, &header, sizeof header);
    if (data != NULL) send_bytes(camera, data, length);
}

void answer_packets(struct camera *camera, struct transfer *transfer, const uint8_t *data, int length) {
    struct header header = {.command = htonl(SUBMITTED), .number = transfer->number};
    header.submitted.length = htonl(length);
    header.submitted.packets = htonl(transfer->packets);
    send_bytes(camera, &header, sizeof header);
    send_bytes(camera, data, length);
    send_bytes(camera, transfer->packet, transfer->packets * sizeof *transfer->packet);
}

// Takes one message. A port that is closed, or that sends what makes no sense, counts as a pulled cable.
void serve(struct camera *camera) {
    struct header header;
    if (!receive(camera, &header, sizeof header)) return unplug(camera);
    if (ntohl(header.command) == UNLINK) {
        struct header reply = {.command = htonl(UNLINKED), .number = header.number};
        reply.unlinked.status = htonl(cancel(header.unlink.number) ? -ECONNRESET : 0);
        return send_bytes(camera, &reply, sizeof reply);
    }
    uint32_t length = ntohl(header.submit.length), packets = ntohl(header.submit.packets);
    uint8_t data[4096];
    bool goes_out = ntohl(header.direction) == 0;
    if (ntohl(header.command) != SUBMIT || (goes_out && length > sizeof data)) return unplug(camera);
    if (goes_out && !receive(camera, data, length)) return unplug(camera);
    if (ntohl(header.endpoint) == 0) return request(camera, header.number, &header.submit.setup, data);

    struct transfer transfer = {.number = header.number, .length = length};
    if (camera->isochronous && packets > 0 && packets < 1024) {
        transfer.packets = packets;
        transfer.packet = calloc(packets, sizeof *transfer.packet);
        if (!receive(camera, transfer.packet, packets * sizeof *transfer.packet)) return unplug(camera);
    }
    order(camera, transfer);
}
