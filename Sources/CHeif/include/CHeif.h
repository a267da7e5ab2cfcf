#pragma once
// libheif, which reads HEIC and AVIF: the pictures that phones take.

#include <libheif/heif.h>
#include <stdbool.h>

/// Loads libheif, which otherwise happens when one of its functions is first called.
///
/// Returns false if this system does not have it.
bool ch_load(void);
