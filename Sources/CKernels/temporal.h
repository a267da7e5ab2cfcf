#pragma once
#include "direct.h"

// Convolution over time as products of matrices. Steps are the rows; since the channels of a step are contiguous, each
// tap of the kernel is one segment, which reads the same rows `dilation` steps later. Nothing is gathered.

/// The steps of zeros before and after a sequence that the outer taps of the kernel read.
static inline int ck_temporal_reach(const ck_temporal_shape *s) { return s->dilation * (s->kernel / 2); }

/// Weights [kernel][in][out] as [panel][kernel][in][two vectors of out].
void ck_temporal_pack(const ck_kernels *kernels, const ck_temporal_shape *shape, const float *w, float *packed);
size_t ck_temporal_weight_floats(const ck_kernels *kernels, const ck_temporal_shape *shape);

/// Convolves one sequence [length][in], before and after which the reach of the kernel can be read, into
/// steps of `out` channels that are `y_step` floats apart. `bias` has whole vectors, or is NULL. `line` has room for
/// `length` pairs of vectors.
void ck_temporal_steps(
    const ck_kernels *kernels, const ck_temporal_shape *shape, const float *x, const float *packed, const float *bias,
    bool relu, float *y, ptrdiff_t y_step, float *line);
