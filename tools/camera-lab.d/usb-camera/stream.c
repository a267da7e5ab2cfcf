// Sends pictures in payloads (USB Video Class 1.0, 2.4.3) at the agreed rate.
#include "log.h"
#include "traffic.h"
#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

// A payload's header: its own length, and flags.
enum { HEADER_LENGTH = 2 };
enum { MAXIMUM_TRANSFERS = 64, MAXIMUM_PACKETS = 1024, MICROFRAMES_PER_SECOND = 8000 };

// Transfers that wait for data, the first one first.
static struct transfer transfers[MAXIMUM_TRANSFERS];
static int waiting;

static struct {
    bool is_running;
    int shown;          // pictures of the film that were taken so far
    double due;         // when the next picture is taken, in seconds of now()
    double packets_due; // when the next isochronous packets are sent, in seconds of now()
    uint8_t *picture;   // the picture that is being sent; a copy, which faults may change
    size_t length, sent;
    bool is_sending, is_flagged;
    uint8_t parity; // changes with every picture
} stream;

void start_stream(struct camera *camera) {
    const struct mode *mode = find_mode(&camera->device, camera->agreed.bFormatIndex, camera->agreed.bFrameIndex);
    double start = now();
    stream.is_running = true;
    stream.is_sending = false;
    stream.shown = 0;
    stream.due = stream.packets_due = start;
    faults.stalled = false;
    say("sends %s %dx%d", mode->format->name, mode->width, mode->height);
}

void stop_stream(void) {
    if (stream.is_running) say("stops after %d pictures", stream.shown);
    stream.is_running = false;
    // The driver has cancelled its transfers, or is gone.
    while (waiting > 0) free(transfers[--waiting].packets);
}

void add_transfer(struct camera *camera, struct transfer transfer) {
    if (waiting < MAXIMUM_TRANSFERS) transfers[waiting++] = transfer;
    else answer(&camera->connection, transfer.number, -ENOMEM, NULL, 0);
}

static void remove_transfer(int place) {
    free(transfers[place].packets);
    waiting--;
    memmove(transfers + place, transfers + place + 1, (waiting - place) * sizeof *transfers);
}

bool cancel_transfer(uint32_t number) {
    for (int i = 0; i < waiting; i++) {
        if (transfers[i].number != number) continue;
        remove_transfer(i);
        return true;
    }
    return false;
}

// Returns the seconds between two pictures.
static double period(const struct camera *camera) {
    double seconds = camera->agreed.dwFrameInterval * 1e-7;
    return faults.dark && exposure_may_halve_rate() ? 2 * seconds : seconds;
}

// Takes the next picture if it is due.
static void take_picture(const struct camera *camera) {
    double time = now();
    if (stream.is_sending || stream.due > time) return;
    const struct mode *mode = find_mode(&camera->device, camera->agreed.bFormatIndex, camera->agreed.bFrameIndex);
    size_t length;
    const uint8_t *bytes = film_picture(&mode->film, stream.shown, &length);
    stream.picture = realloc(stream.picture, length);
    memcpy(stream.picture, bytes, length);
    stream.length = length;
    stream.sent = 0;
    stream.is_flagged = false;
    stream.shown++;
    stream.parity ^= UVC_STREAM_FID;
    stream.due += period(camera);
    // A picture that could not be taken in time is left out.
    if (stream.due < time) stream.due = time;
    stream.is_sending = apply_faults(stream.picture, &stream.length, &stream.is_flagged);
}

// Fills one payload of at most `room` bytes; returns its length.
static int fill(uint8_t *target, int room) {
    size_t count = stream.length - stream.sent;
    if (count > (size_t)room - HEADER_LENGTH) count = room - HEADER_LENGTH;
    memcpy(target + HEADER_LENGTH, stream.picture + stream.sent, count);
    stream.sent += count;
    stream.is_sending = stream.sent < stream.length;
    target[0] = HEADER_LENGTH;
    target[1] = UVC_STREAM_EOH | stream.parity | (stream.is_flagged ? UVC_STREAM_ERR : 0) |
                (stream.is_sending ? 0 : UVC_STREAM_EOF);
    return HEADER_LENGTH + count;
}

// Answers the first transfer with one payload; returns false if there is no picture to send.
static bool send_bulk(struct camera *camera) {
    static uint8_t payload[BULK_PAYLOAD_LENGTH];
    if (!stream.is_sending) return false;
    int length = fill(payload, transfers[0].length < BULK_PAYLOAD_LENGTH ? transfers[0].length : BULK_PAYLOAD_LENGTH);
    answer(&camera->connection, transfers[0].number, 0, payload, length);
    return true;
}

// Answers the first transfer with a payload for each microframe, empty ones between pictures; returns false if that is
// not due yet.
static bool send_isochronous(struct camera *camera) {
    static uint8_t payload[MAXIMUM_PACKETS * ISOCHRONOUS_PAYLOAD_LENGTH];
    struct transfer *transfer = &transfers[0];
    double time = now();
    if (stream.packets_due > time) return false;
    stream.packets_due += transfer->packet_count / (double)MICROFRAMES_PER_SECOND;
    if (stream.packets_due < time - 0.05) stream.packets_due = time;
    int total = 0;
    for (int i = 0; i < transfer->packet_count; i++) {
        int room = ntohl(transfer->packets[i].length);
        if (room > ISOCHRONOUS_PAYLOAD_LENGTH) room = ISOCHRONOUS_PAYLOAD_LENGTH;
        int length = stream.is_sending ? fill(payload + total, room) : 0;
        transfer->packets[i].actual_length = htonl(length);
        transfer->packets[i].status = 0;
        total += length;
    }
    answer_packets(&camera->connection, transfer, payload, total);
    return true;
}

void send_pictures(struct camera *camera) {
    while (waiting > 0 && stream.is_running && !faults.frozen && !camera->connection.is_broken) {
        if (faults.stalled) {
            answer(&camera->connection, transfers[0].number, -EPIPE, NULL, 0);
        } else {
            take_picture(camera);
            if (!(camera->device.isochronous ? send_isochronous(camera) : send_bulk(camera))) return;
        }
        remove_transfer(0);
    }
}

double milliseconds_until_due(const struct camera *camera) {
    if (waiting == 0 || !stream.is_running || faults.frozen) return -1;
    double left = ((camera->device.isochronous ? stream.packets_due : stream.due) - now()) * 1000;
    return left > 0 ? left : 0;
}
