#pragma once
#include "geometry.h"

// Direct convolution: any odd kernel, any stride, any number of channels. Per line of output pixels and panel of output
// channels one product, whose segments are the rows of the kernel over a picture with zeros around it.

/// What the functions below need of an arena, for one picture at a time.
typedef struct {
    float *padded;   // the picture that is read, among zeros
    float *weights;  // packed, or sums of the weight gradient
    float *line;     // output channels that do not fill a vector
    float *outputs;  // dy with whole vectors of channels
} ck_direct_buffers;

ck_direct_buffers ck_direct_take(const ck_kernels *kernels, const ck_conv_shape *shape, ck_arena *arena);

/// Weights [kernel][kernel][in][out] as [panel][kernel row][kernel column][in][two vectors of out].
void ck_direct_pack(const ck_kernels *kernels, const ck_conv_shape *shape, const float *w, float *packed);
size_t ck_direct_weight_floats(const ck_kernels *kernels, const ck_conv_shape *shape);

/// Copies picture `image` to the middle of `padded`, with `border` zeros around it.
ck_pictures ck_pad(ck_pictures pictures, int image, int border, float *padded);

/// One picture that can be read kernel/2 beyond its edges. `bias` holds whole vectors, or is NULL.
/// `out` may store more channels, up to whole vectors: they become zero.
void ck_direct_lines(
    const ck_kernels *kernels, const ck_conv_shape *shape, ck_pictures in, const float *packed, const float *bias,
    bool relu, ck_pictures out, float *line);

void ck_direct_forward(
    const ck_kernels *kernels, const ck_conv_shape *shape, const float *x, const float *w, const float *bias,
    bool relu, float *y, const ck_direct_buffers *buffers);
void ck_direct_input_gradient(
    const ck_kernels *kernels, const ck_conv_shape *shape, const float *dy, const float *w, float *dx,
    const ck_direct_buffers *buffers);
void ck_direct_weight_gradient(
    const ck_kernels *kernels, const ck_conv_shape *shape, const float *x, const float *dy, float *dw,
    const ck_direct_buffers *buffers);
