#pragma once
#include "direct.h"
#include "winograd.h"

/// The tile of Winograd's algorithm that is fastest for this shape, or 0 for direct convolution.
int ck_best_tile(const ck_conv_shape *shape, const ck_kernels *kernels);
