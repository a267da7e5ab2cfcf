#pragma once
#include "direct.h"
#include "winograd.h"

/// The tile of Winograd's algorithm that is fastest for this shape, or 0 for direct convolution.
int ck_best_tile(const ck_conv_shape *shape, const ck_kernels *kernels);

/// `bias`, padded with zeros to a whole panel, in `copy`; NULL for no bias.
const float *ck_whole_bias(const ck_kernels *kernels, const float *bias, int channels, float *copy);
