#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The luminance of pictures, averaged over areas. Coordinates are continuous, in pixels: the first pixel covers 0…1 in
// both directions. Outside of a picture its edge is repeated.

/// The layout of a picture's pixels in memory.
typedef enum {
    /// One byte a pixel, or the first plane of NV12 and YUV 4:2:0.
    cr_grey,
    /// Y U Y V.
    cr_yuyv,
    /// U Y V Y.
    cr_uyvy,
    /// Red, green, blue; luminance is (77 R + 150 G + 29 B) / 256, the BT.601 weights that JPEG uses too.
    cr_rgb,
    /// Blue, green, red.
    cr_bgr
} cr_layout;

/// A picture in memory; `stride` is the bytes from one row to the next.
typedef struct {
    const uint8_t *pixels;
    int width, height;
    ptrdiff_t stride;
    cr_layout layout;
} cr_picture;

/// A rectangle, rotated clockwise by `tilt` radians about its centre. All values must be finite.
typedef struct {
    double x, y, width, height, tilt;
} cr_region;

/// Averages the luminance of a region into a grid `out[rows][columns]`, values 0…255.
///
/// Each cell is the exact mean over its area (at least the area of one pixel, so that enlarging interpolates linearly);
/// for a tilted region, it is the mean of bilinear samples at most 1.5 pixels apart. `mirrored` swaps left and right.
/// Only the pixels of the region are read, each once unless cells share it. Returns false when there is not enough
/// memory for one row of a huge picture.
bool cr_average(
    const cr_picture *picture, const cr_region *region, int columns, int rows, bool mirrored, float *out);

/// Writes the luminance of every pixel, rounded, to rows without gaps: `out[height][width]`.
void cr_luminance(const cr_picture *picture, uint8_t *out);
