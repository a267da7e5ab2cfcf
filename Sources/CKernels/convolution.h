#pragma once
#include "direct.h"
#include "winograd.h"

/// The tile of the Winograd form that is quickest for this shape, or 0 for direct convolution.
int ck_best_tile(const ck_conv_shape *shape, const ck_kernels *kernels);
