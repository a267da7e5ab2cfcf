// Sends pictures: cuts them into payloads (USB Video Class 1.0, 2.4.3), at the pace that was agreed upon.
#include "camera.h"
#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

// A payload's header: its own length, and flags.
enum { HEADER_LENGTH = 2 };

static struct transfer transfers[MOST_TRANSFERS];
static int waiting;

static struct {
    bool is_running;
    int shown;          // pictures of the film so far
    double due;         // when the next picture is taken, in seconds
    double packets_due; // when the next isochronous packets are, in seconds
    uint8_t *picture;   // what is being sent; a copy, so that it can be spoiled
    size_t length, sent;
    bool is_sending, is_flagged;
    uint8_t parity; // changes with every picture
} stream;

void start_stream(struct camera *camera) {
    const struct mode *mode = find_mode(camera, camera->agreed.bFormatIndex, camera->agreed.bFrameIndex);
    double start = now();
    stream.is_running = true;
    stream.is_sending = false;
    stream.shown = 0;
    stream.due = stream.packets_due = start;
    faults.stalled = false;
    say("sends %s %dx%d", mode->format->name, mode->width, mode->height);
}

void stop_stream(struct camera *camera) {
    (void)camera;
    if (stream.is_running) say("stops after %d pictures", stream.shown);
    stream.is_running = false;
    // The driver has taken its orders back, or has gone.
    while (waiting > 0) free(transfers[--waiting].packet);
}

void order(struct camera *camera, struct transfer transfer) {
    if (waiting < MOST_TRANSFERS) transfers[waiting++] = transfer;
    else answer(camera, transfer.number, -ENOMEM, NULL, 0);
}

static void remove_transfer(int place) {
    free(transfers[place].packet);
    waiting--;
    memmove(transfers + place, transfers + place + 1, (waiting - place) * sizeof *transfers);
}

bool cancel(uint32_t number) {
    for (int i = 0; i < waiting; i++) {
        if (transfers[i].number != number) continue;
        remove_transfer(i);
        return true;
    }
    return false;
}

static double period(const struct camera *camera) {
    double seconds = camera->agreed.dwFrameInterval * 1e-7;
    return faults.dark && exposure_may_slow_down() ? 2 * seconds : seconds;
}

// Takes the next picture if it is time for it.
static void take_picture(const struct camera *camera) {
    double time = now();
    if (stream.is_sending || stream.due > time) return;
    const struct mode *mode = find_mode(camera, camera->agreed.bFormatIndex, camera->agreed.bFrameIndex);
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
    // Pictures that could not be taken in time are not made up for.
    if (stream.due < time) stream.due = time;
    stream.is_sending = spoil(stream.picture, &stream.length, &stream.is_flagged);
}

// Fills one payload of at most `room` bytes; gives its length.
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

// Answers an order that takes whatever there is.
static bool send_bulk(struct camera *camera) {
    static uint8_t payload[BULK_PAYLOAD];
    if (!stream.is_sending) return false;
    int length = fill(payload, transfers[0].length < BULK_PAYLOAD ? transfers[0].length : BULK_PAYLOAD);
    answer(camera, transfers[0].number, 0, payload, length);
    return true;
}

// Answers an order of packets, one for each eighth of a millisecond, empty ones between pictures.
static bool send_isochronous(struct camera *camera) {
    static uint8_t payload[1024 * ISOCHRONOUS_PAYLOAD];
    struct transfer *transfer = &transfers[0];
    double time = now();
    if (stream.packets_due > time) return false;
    stream.packets_due += transfer->packets / 8000.0;
    if (stream.packets_due < time - 0.05) stream.packets_due = time;
    int total = 0;
    for (int i = 0; i < transfer->packets; i++) {
        int room = ntohl(transfer->packet[i].length);
        if (room > ISOCHRONOUS_PAYLOAD) room = ISOCHRONOUS_PAYLOAD;
        int length = stream.is_sending ? fill(payload + total, room) : 0;
        transfer->packet[i].actual_length = htonl(length);
        transfer->packet[i].status = 0;
        total += length;
    }
    answer_packets(camera, transfer, payload, total);
    return true;
}

void send_pictures(struct camera *camera) {
    while (waiting > 0 && stream.is_running && !faults.frozen) {
        if (faults.stalled) {
            answer(camera, transfers[0].number, -EPIPE, NULL, 0);
        } else {
            take_picture(camera);
            if (!(camera->isochronous ? send_isochronous(camera) : send_bulk(camera))) return;
        }
        if (waiting > 0) remove_transfer(0);
    }
}

double milliseconds_to_wait(const struct camera *camera) {
    if (waiting == 0 || !stream.is_running || faults.frozen) return -1;
    double left = ((camera->isochronous ? stream.packets_due : stream.due) - now()) * 1000;
    return left > 0 ? left : 0;
}
