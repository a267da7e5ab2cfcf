#pragma once
// libexif, which reads from a photograph which way up the camera was held.

#include <libexif/exif-data.h>
