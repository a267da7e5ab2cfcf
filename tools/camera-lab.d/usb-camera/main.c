// usb-camera [OPTION]... FORMAT:WIDTHxHEIGHT[:FILE]...
//
// Each argument is a mode that the camera offers; modes of one format stand together. FILE has raw pictures one after
// the other, or for MJPG a row of JPEG pictures; without it moving ramps are sent. The film begins anew with every
// start of the stream, and after its end.
//   --rate N          pictures a second (default 10); half of it is offered too
//   --name TEXT       what the camera is called (default: Laboratory)
//   --port N          virtual USB port, 0 to 7 (default 0)
//   --isochronous     an endpoint of that kind, as most cameras have, instead of a bulk one
//   --no-huffman      JPEG pictures go without their Huffman tables
//   --grant N         whatever size is asked for, the Nth of its format is granted
//   --commands FIFO   lines that are obeyed: unplug, plug; freeze, thaw; flag N, truncate N, garbage N, drop N pictures;
//                     stall (until the stream is started again); dark, light; quit
// It tells on standard error what it does, and ends when asked to or by a signal.
#include "camera.h"
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

void say(const char *form, ...) {
    va_list values;
    va_start(values, form);
    fprintf(stderr, "usb-camera %.3f: ", now());
    vfprintf(stderr, form, values);
    fputc('\n', stderr);
    va_end(values);
}

// Adds the mode that an argument such as YUYV:640x480:film.yuyv describes.
static bool add_mode(struct camera *camera, char *argument) {
    if (camera->mode_count == MOST_MODES) return false;
    struct mode *mode = &camera->modes[camera->mode_count];
    char *size = strchr(argument, ':');
    if (size == NULL) return false;
    *size++ = 0;
    mode->format = find_format(argument);
    int used = 0;
    if (mode->format == NULL || sscanf(size, "%dx%d%n", &mode->width, &mode->height, &used) < 2) return false;
    const struct mode *last = camera->mode_count > 0 ? mode - 1 : NULL;
    bool is_same = last != NULL && last->format == mode->format;
    mode->format_number = last == NULL ? 1 : last->format_number + !is_same;
    mode->frame_number = is_same ? last->frame_number + 1 : 1;
    camera->mode_count++;
    return open_film(&mode->film, mode, size[used] == ':' ? size + used + 1 : NULL, camera->without_huffman);
}

// Obeys the lines that have come; false when one of them was to quit.
static bool read_commands(struct camera *camera, int commands) {
    char lines[1024];
    ssize_t length = read(commands, lines, sizeof lines - 1);
    if (length <= 0) return true;
    lines[length] = 0;
    for (char *line = strtok(lines, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (strcmp(line, "quit") == 0) return false;
        say("%s%s", obey(camera, line) ? "" : "cannot ", line);
    }
    return true;
}

static void run(struct camera *camera, int commands) {
    while (true) {
        if (camera->socket >= 0) send_pictures(camera);
        struct pollfd sources[] = {{camera->socket, POLLIN, 0}, {commands, POLLIN, 0}};
        double wait = camera->socket >= 0 ? milliseconds_to_wait(camera) : -1;
        poll(sources, 2, wait < 0 ? -1 : (int)wait + 1);
        if (sources[0].revents != 0 && camera->socket >= 0) serve(camera);
        if (sources[1].revents != 0 && !read_commands(camera, commands)) return;
    }
}

int main(int count, char **arguments) {
    struct camera camera = {.name = "Laboratory", .rate = 10, .socket = -1};
    const struct option options[] = {
        {"rate", required_argument, NULL, 'r'},        {"name", required_argument, NULL, 'n'},
        {"port", required_argument, NULL, 'p'},        {"isochronous", no_argument, NULL, 'i'},
        {"no-huffman", no_argument, NULL, 'h'},        {"grant", required_argument, NULL, 'g'},
        {"commands", required_argument, NULL, 'c'},    {NULL, 0, NULL, 0},
    };
    int commands = -1, option;
    while ((option = getopt_long(count, arguments, "", options, NULL)) != -1) {
        switch (option) {
        case 'r': camera.rate = atoi(optarg) > 0 ? atoi(optarg) : 1; break;
        case 'n': camera.name = optarg; break;
        case 'p': camera.port = atoi(optarg); break;
        case 'i': camera.isochronous = true; break;
        case 'h': camera.without_huffman = true; break;
        case 'g': camera.granted_frame = atoi(optarg); break;
        // Open for writing too, so that it never ends.
        case 'c': commands = open(optarg, O_RDWR | O_NONBLOCK | O_CLOEXEC); break;
        default: return 64;
        }
    }
    for (int i = optind; i < count; i++) {
        if (add_mode(&camera, arguments[i])) continue;
        say("%s cannot be sent: see the head of main.c", arguments[i]);
        return 64;
    }
    if (camera.mode_count == 0) {
        say("nothing to send: see the head of main.c");
        return 64;
    }
    agree(&camera, &camera.agreed);
    if (!plug_in(&camera)) return 1;
    run(&camera, commands);
    unplug(&camera);
    return 0;
}
