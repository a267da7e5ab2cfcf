// A USB camera made of software, to which the kernel's own uvcvideo driver binds.
//
// The kernel sees a device in its virtual USB port (vhci-hcd) and exchanges USB/IP messages with this program over a
// socket. Each floor includes only headers of the floors below it:
//
//   4  main.c      the command line, the loop, commands while it runs
//   3  traffic.h   requests.c answers the driver, stream.c sends pictures
//   2  usbip.h     usbip.c reads and writes messages
//   1  device.h    films.c has the pictures, descriptors.c the description, controls.c exposure and the like,
//                  faults.c what goes wrong on command
//   0  log.h       log.c has the clock and the messages
#include "log.h"
#include "traffic.h"
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "Usage: usb-camera [OPTION]... FORMAT:WIDTHxHEIGHT[:FILE]...\n"
    "\n"
    "Plugs a USB camera made of software into a virtual port of the kernel (vhci-hcd).\n"
    "\n"
    "Each argument is a mode that the camera offers; modes of one format stand together. FILE contains raw pictures\n"
    "one after the other, or for MJPG a sequence of JPEG pictures; without it moving ramps are sent. The film starts\n"
    "again with every start of the stream, and after its end.\n"
    "\n"
    "  --rate N          pictures per second (default 10); half of it is offered too\n"
    "  --name TEXT       the camera's name (default: Laboratory)\n"
    "  --port N          virtual USB port, 0 to 7 (default 0)\n"
    "  --isochronous     an isochronous endpoint, as most cameras have, instead of a bulk one\n"
    "  --no-huffman      send JPEG pictures without their Huffman tables\n"
    "  --grant N         grant the Nth size of a format, whatever size is requested\n"
    "  --commands FIFO   read commands, one per line: unplug, plug; freeze, thaw; flag N, truncate N, garbage N,\n"
    "                    drop N pictures; stall (until the stream is started again); dark, light; quit\n"
    "  --help            show this help\n"
    "\n"
    "It reports on standard error what it does, and ends on `quit` or by a signal.\n"
    "\n"
    "Example: usb-camera --rate 30 YUYV:640x480 MJPG:1280x720:film.mjpg\n";

// Adds the mode that an argument such as YUYV:640x480:film.yuyv describes.
static bool add_mode(struct device *device, char *argument) {
    if (device->mode_count == MAXIMUM_MODES) return false;
    struct mode *mode = &device->modes[device->mode_count];
    char *size = strchr(argument, ':');
    if (size == NULL) return false;
    *size++ = 0;
    mode->format = find_format(argument);
    int used = 0;
    if (mode->format == NULL || sscanf(size, "%dx%d%n", &mode->width, &mode->height, &used) < 2) return false;
    const struct mode *last = device->mode_count > 0 ? mode - 1 : NULL;
    bool is_same = last != NULL && last->format == mode->format;
    mode->format_number = last == NULL ? 1 : last->format_number + !is_same;
    mode->frame_number = is_same ? last->frame_number + 1 : 1;
    device->mode_count++;
    return open_film(&mode->film, mode, size[used] == ':' ? size + used + 1 : NULL, device->without_huffman);
}

static void unplug(struct camera *camera) {
    if (camera->connection.socket < 0) return;
    stop_stream();
    close_connection(&camera->connection);
}

// Executes a command; returns false if there is no such command, or if it fails.
static bool execute(struct camera *camera, const char *command) {
    if (strcmp(command, "unplug") == 0) return unplug(camera), true;
    if (strcmp(command, "plug") == 0) return open_connection(&camera->connection);
    return set_fault(command);
}

// Executes the commands that have arrived; returns false if one of them was `quit`.
static bool read_commands(struct camera *camera, int commands) {
    char lines[1024];
    ssize_t length = read(commands, lines, sizeof lines - 1);
    if (length <= 0) return true;
    lines[length] = 0;
    for (char *line = strtok(lines, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (strcmp(line, "quit") == 0) return false;
        say("%s%s", execute(camera, line) ? "" : "cannot ", line);
    }
    return true;
}

// Reads one message from the kernel and does what it asks for.
static void serve(struct camera *camera) {
    struct message message;
    if (!receive_message(&camera->connection, camera->device.isochronous, &message)) return;
    switch (message.kind) {
    case CONTROL_REQUEST: answer_request(camera, &message); break;
    case TRANSFER_REQUEST: add_transfer(camera, message.transfer); break;
    case CANCELLATION:
        answer_cancellation(&camera->connection, message.number, cancel_transfer(message.cancelled));
        break;
    }
}

static void run(struct camera *camera, int commands) {
    const struct connection *connection = &camera->connection;
    while (true) {
        if (connection->socket >= 0) send_pictures(camera);
        // A broken connection counts as a pulled cable.
        if (connection->is_broken) unplug(camera);
        struct pollfd sources[] = {{connection->socket, POLLIN, 0}, {commands, POLLIN, 0}};
        double wait = connection->socket >= 0 ? milliseconds_until_due(camera) : -1;
        poll(sources, 2, wait < 0 ? -1 : (int)wait + 1);
        if (sources[0].revents != 0 && connection->socket >= 0) serve(camera);
        if (connection->is_broken) unplug(camera);
        if (sources[1].revents != 0 && !read_commands(camera, commands)) return;
    }
}

int main(int count, char **arguments) {
    struct camera camera = {.device = {.name = "Laboratory", .rate = 10}, .connection = {.socket = -1}};
    struct device *device = &camera.device;
    const struct option options[] = {
        {"rate", required_argument, NULL, 'r'},        {"name", required_argument, NULL, 'n'},
        {"port", required_argument, NULL, 'p'},        {"isochronous", no_argument, NULL, 'i'},
        {"no-huffman", no_argument, NULL, 'm'},        {"grant", required_argument, NULL, 'g'},
        {"commands", required_argument, NULL, 'c'},    {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    int commands = -1, option;
    while ((option = getopt_long(count, arguments, "", options, NULL)) != -1) {
        switch (option) {
        case 'r': device->rate = atoi(optarg) > 0 ? atoi(optarg) : 1; break;
        case 'n': device->name = optarg; break;
        case 'p': camera.connection.port = atoi(optarg); break;
        case 'i': device->isochronous = true; break;
        case 'm': device->without_huffman = true; break;
        case 'g': device->granted_frame = atoi(optarg); break;
        // Open for writing too, so that it does not end when a writer closes it.
        case 'c': commands = open(optarg, O_RDWR | O_NONBLOCK | O_CLOEXEC); break;
        case 'h': fputs(help, stdout); return 0;
        default: return EX_USAGE;
        }
    }
    for (int i = optind; i < count; i++) {
        if (add_mode(device, arguments[i])) continue;
        say("%s cannot be sent: see usb-camera --help", arguments[i]);
        return EX_USAGE;
    }
    if (device->mode_count == 0) {
        say("there is nothing to send: see usb-camera --help");
        return EX_USAGE;
    }
    negotiate(device, &camera.agreed);
    if (!open_connection(&camera.connection)) return 1;
    run(&camera, commands);
    unplug(&camera);
    return 0;
}
