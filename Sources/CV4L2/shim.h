#pragma once
// libv4l2 and the kernel's video interface, as Swift sees them.

#include <libv4l2.h>
#include <linux/videodev2.h>
