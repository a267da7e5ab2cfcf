// All vector code of one instruction set. Before including, define LANES (floats in a vector), ROWS (rows of two
// vectors that the registers hold, with three registers left), TABLE and NAME.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../kernels.h"

#include "vectors.h"
#include "multiply.h"
#include "winograd.h"
#include "layers.h"
#include "peak.h"

// From here on no multiplication is fused with an addition, so that the light loops give the same bits on every
// instruction set. It costs no time, since they wait for memory.
#pragma STDC FP_CONTRACT OFF
#include "elementwise.h"
#include "batchnorm.h"
#include "pooling.h"
#include "resample.h"
#include "tilted.h"

const ck_kernels TABLE = {
    .name = NAME,
    .lanes = LANES,
    .rows = ROWS,
    .multiply = multiply,
    .multiply_two_lines = multiply_two_lines,
    .winograd_input = winograd_input,
    .winograd_output = winograd_output,
    .winograd_output_gradient = winograd_output_gradient,
    .winograd_weights = winograd_weights,
    .winograd_weight_gradient = winograd_weight_gradient,
    .max_pool = max_pool,
    .dot_rows = dot_rows,
    .multiply_add = multiply_add,
#define ENTRY(result, prefix, name, parameters, arguments) .name = name,
    CK_LOOPS(ENTRY)
#undef ENTRY
};
