#pragma once
// libexif, which tells how a photograph was held.

#include <libexif/exif-data.h>
