// Stands between a program and libv4l2 (by LD_PRELOAD) and makes calls fail in ways that no driver offers on command.
// All other calls go to the real library.
//
// The file that DRIVER_FAULTS names contains one fault per line. It is read at every call:
//   fail CALL ERRNO      the call (REQBUFS, QBUF, STREAMON, S_FMT, …) fails with this error number
//   break NAME           the node that is read next gives no picture any more until it is opened again; once for each
//                        NAME
//   buffers N            the driver is asked for at most N buffers
//   stamp SECONDS        the time stamps of pictures are moved by this many seconds
//   unplug FIFO          before a node is opened for streaming, the camera behind FIFO is unplugged (see usb-camera)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *name;
    unsigned long request;
} calls[] = {
    {"REQBUFS", VIDIOC_REQBUFS},   {"QUERYBUF", VIDIOC_QUERYBUF}, {"QBUF", VIDIOC_QBUF}, {"DQBUF", VIDIOC_DQBUF},
    {"STREAMON", VIDIOC_STREAMON}, {"S_FMT", VIDIOC_S_FMT},       {"S_PARM", VIDIOC_S_PARM},
};

static bool is_call(const char *name, unsigned long request) {
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i].request == request) return strcmp(calls[i].name, name) == 0;
    return false;
}

// Calls `use` with the three words of each line of the file.
static void each_fault(void (*use)(const char *words[3], void *context), void *context) {
    const char *path = getenv("DRIVER_FAULTS");
    FILE *file = path != NULL ? fopen(path, "re") : NULL;
    if (file == NULL) return;
    char line[256], first[16], second[200], third[16];
    while (fgets(line, sizeof line, file) != NULL) {
        first[0] = second[0] = third[0] = 0;
        sscanf(line, "%15s %199s %15s", first, second, third);
        use((const char *[]){first, second, third}, context);
    }
    fclose(file);
}

struct request {
    unsigned long number;
    void *argument;
    int failure;
};

static void spoil_request(const char *words[3], void *context) {
    struct request *request = context;
    if (strcmp(words[0], "fail") == 0 && is_call(words[1], request->number)) request->failure = atoi(words[2]);
    if (strcmp(words[0], "buffers") == 0 && request->number == VIDIOC_REQBUFS) {
        struct v4l2_requestbuffers *buffers = request->argument;
        unsigned most = atoi(words[1]);
        if (buffers->count > most) buffers->count = most;
    }
}

// The descriptor that a fault has broken, and the name of the last such fault.
static int broken = -1;
static char broken_by[64];

static void break_stream(const char *words[3], void *context) {
    if (strcmp(words[0], "break") != 0 || strncmp(words[1], broken_by, sizeof broken_by - 1) == 0) return;
    snprintf(broken_by, sizeof broken_by, "%s", words[1]);
    broken = *(int *)context;
}

static void shift_stamp(const char *words[3], void *context) {
    struct v4l2_buffer *buffer = context;
    if (strcmp(words[0], "stamp") == 0) buffer->timestamp.tv_sec += atoi(words[1]);
}

int v4l2_ioctl(int descriptor, unsigned long number, ...) {
    va_list arguments;
    va_start(arguments, number);
    struct request request = {number, va_arg(arguments, void *), 0};
    va_end(arguments);
    each_fault(spoil_request, &request);
    if (number == VIDIOC_DQBUF) {
        each_fault(break_stream, &descriptor);
        if (descriptor == broken) request.failure = EIO;
    }
    if (request.failure != 0) {
        errno = request.failure;
        return -1;
    }
    int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "v4l2_ioctl");
    int result = real(descriptor, number, request.argument);
    if (result == 0 && number == VIDIOC_DQBUF) each_fault(shift_stamp, request.argument);
    return result;
}

static void unplug(const char *words[3], void *context) {
    if (strcmp(words[0], "unplug") != 0) return;
    FILE *commands = fopen(words[1], "we");
    if (commands == NULL) return;
    fputs("unplug\n", commands);
    fclose(commands);
    for (int attempt = 0; attempt < 1000 && access(context, F_OK) == 0; attempt++) usleep(10000);
}

int v4l2_open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    int mode = va_arg(arguments, int);
    va_end(arguments);
    each_fault(unplug, (void *)path);
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "v4l2_open");
    int descriptor = real(path, flags, mode);
    // The node was opened again: the kernel reuses the number of the broken descriptor.
    if (descriptor == broken) broken = -1;
    return descriptor;
}
