#pragma once
#include "CKernels.h"

// Kernels against reference for one shape, in C so that the same check runs where there is no Swift.

typedef enum {
    CHECK_UNIFORM,     // -1…1
    CHECK_WIDE,        // signs and magnitudes from 1e-12 to 1e12
    CHECK_CANCELLING,  // a large mean with small changes on it
    CHECK_SPARSE,      // one in 64 is not zero
} check_values;

typedef struct {
    /// Largest difference from the reference over the largest sum of absolute terms; infinite for NaN.
    double forward, input_gradient, weight_gradient;
    /// Something was written beyond outputs or workspace.
    bool overrun;
} check_result;

check_result check_convolution(ck_conv_shape shape, check_values values, uint64_t seed);

check_result check_temporal(ck_temporal_shape shape, check_values values, uint64_t seed);

/// A shape that the kernels may be asked for: any size from 1, any channels, kernels to 7, strides to 3.
ck_conv_shape check_random_shape(uint64_t seed);

/// The same over time: any length from 1, any channels, kernels to 7, dilations to 4.
ck_temporal_shape check_random_temporal_shape(uint64_t seed);

/// Runs with the kernels compiled 16 floats wide for this CPU's AVX2, as AVX-512 would; false where that cannot be.
bool check_use_wide_kernels(void);
