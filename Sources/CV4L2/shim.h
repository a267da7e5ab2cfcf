#pragma once
// libv4l2 and the kernel's video interface, with wrappers for what Swift cannot import.

#include <errno.h>
#include <fcntl.h>
#include <libv4l2.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

// The numbers of requests are macros that contain sizeof(), which Swift does not import. Each becomes a constant.
#define CV4L2_REQUEST(name) static const unsigned long cv4l2_##name = VIDIOC_##name
CV4L2_REQUEST(QUERYCAP);
CV4L2_REQUEST(ENUM_FMT);
CV4L2_REQUEST(ENUM_FRAMESIZES);
CV4L2_REQUEST(ENUM_FRAMEINTERVALS);
CV4L2_REQUEST(S_FMT);
CV4L2_REQUEST(S_PARM);
CV4L2_REQUEST(REQBUFS);
CV4L2_REQUEST(QUERYBUF);
CV4L2_REQUEST(QBUF);
CV4L2_REQUEST(DQBUF);
CV4L2_REQUEST(STREAMON);
CV4L2_REQUEST(STREAMOFF);
CV4L2_REQUEST(QUERYCTRL);
CV4L2_REQUEST(QUERYMENU);
CV4L2_REQUEST(G_CTRL);
CV4L2_REQUEST(S_CTRL);
#undef CV4L2_REQUEST

// The numbers of controls are sums, which Swift does not import either.
static const uint32_t cv4l2_NEXT_CONTROL = V4L2_CTRL_FLAG_NEXT_CTRL;
static const uint32_t cv4l2_EXPOSURE = V4L2_CID_EXPOSURE_ABSOLUTE;
static const uint32_t cv4l2_EXPOSURE_AUTO = V4L2_CID_EXPOSURE_AUTO;
static const uint32_t cv4l2_EXPOSURE_MANUAL = V4L2_EXPOSURE_MANUAL;
static const uint32_t cv4l2_EXPOSURE_PRIORITY = V4L2_CID_EXPOSURE_AUTO_PRIORITY;
static const uint32_t cv4l2_GAIN = V4L2_CID_GAIN;
static const uint32_t cv4l2_AUTOGAIN = V4L2_CID_AUTOGAIN;
static const uint32_t cv4l2_FOCUS = V4L2_CID_FOCUS_ABSOLUTE;
static const uint32_t cv4l2_FOCUS_AUTO = V4L2_CID_FOCUS_AUTO;
static const uint32_t cv4l2_WHITE_BALANCE = V4L2_CID_WHITE_BALANCE_TEMPERATURE;
static const uint32_t cv4l2_WHITE_BALANCE_AUTO = V4L2_CID_AUTO_WHITE_BALANCE;
static const uint32_t cv4l2_POWER_LINE = V4L2_CID_POWER_LINE_FREQUENCY;

// Returns the name of a menu's item. Swift does not import the packed union that contains it.
static inline const char *cv4l2_menu_name(struct v4l2_querymenu *item) {
    item->name[sizeof item->name - 1] = 0;
    return (const char *)item->name;
}

// Swift does not import variadic functions.
static inline int cv4l2_open(const char *path) { return v4l2_open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC, 0); }
static inline int cv4l2_ioctl(int descriptor, unsigned long request, void *argument) {
    return v4l2_ioctl(descriptor, request, argument);
}
// Asks a node what kind of device it is, without libv4l2's preparations for streaming.
static inline int cv4l2_query(int descriptor, struct v4l2_capability *capability) {
    return ioctl(descriptor, VIDIOC_QUERYCAP, capability);
}

// Makes a driver release its buffers even while they are mapped, which the kernel allows but libv4l2 does not.
static inline int cv4l2_forget_buffers(int descriptor) {
    struct v4l2_requestbuffers request = {.type = V4L2_BUF_TYPE_VIDEO_CAPTURE, .memory = V4L2_MEMORY_MMAP};
    return ioctl(descriptor, VIDIOC_REQBUFS, &request);
}

// Keeps libv4l2's own messages off the terminal. The caller of each function reports its failure.
static inline void cv4l2_be_quiet(void) {
    if (v4l2_log_file == NULL) v4l2_log_file = fopen("/dev/null", "we");
}

// Maps a buffer; returns NULL instead of MAP_FAILED, which contains a cast and is not imported.
static inline void *cv4l2_map(int descriptor, size_t length, int64_t offset) {
    void *memory = v4l2_mmap(NULL, length, PROT_READ, MAP_SHARED, descriptor, offset);
    return memory == MAP_FAILED ? NULL : memory;
}
