#pragma once
#include "geometry.h"

// Direct convolution: any odd kernel, any stride, any number of channels. For each line of output pixels and panel of
// output channels there is one product, whose segments are the rows of the kernel, over a picture padded with zeros.

/// The memory that the functions below need, for one picture at a time.
typedef struct {
    float *padded;   // the input picture, padded with zeros
    float *weights;  // packed, or sums of the weight gradient
    float *line;     // a line of outputs, for channels that do not fill a vector
    float *outputs;  // dy, with channels padded to whole vectors
} ck_direct_buffers;

ck_direct_buffers ck_direct_take(const ck_kernels *kernels, const ck_conv_shape *shape, ck_arena *arena);

/// Weights [kernel][kernel][in][out] as [panel][kernel row][kernel column][in][two vectors of out].
void ck_direct_pack(const ck_kernels *kernels, const ck_conv_shape *shape, const float *w, float *packed);
size_t ck_direct_weight_floats(const ck_kernels *kernels, const ck_conv_shape *shape);

/// A matrix [length][columns] as [panel][length][two vectors of columns], filled up with zeros.
void ck_pack_panels(const ck_kernels *kernels, ptrdiff_t length, int columns, const float *w, float *packed);

/// Computes a panel of channels of one line of outputs. `product` is complete but for `c`; it has `count` pixels. `out`
/// is the first pixel, `step` floats before the next.
void ck_multiply_line(
    const ck_kernels *kernels, ck_product product, int count, int first_channel, int channels, float *out,
    ptrdiff_t step, float *line);

/// One picture of `dy` with channels padded to whole vectors; a copy only where padding is needed.
ck_pictures ck_whole_vectors(ck_pictures dy, int image, int channels, float *copy);

/// Copies picture `image` into `padded`, with `border` zeros around it.
ck_pictures ck_pad(ck_pictures pictures, int image, int border, float *padded);

/// Convolves one picture that can be read kernel/2 beyond its edges. `bias` has whole vectors, or is NULL.
/// `out` may have more channels, up to whole vectors; these become zero.
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
