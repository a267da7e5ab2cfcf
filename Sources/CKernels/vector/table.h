// The whole vector code of one instruction set. Before including, define LANES (floats in a vector), ROWS (rows of two
// vectors that the registers hold, with three to spare), TABLE and NAME.

#include "../kernels.h"

#include "vectors.h"
#include "multiply.h"
#include "winograd.h"
#include "layers.h"
#include "peak.h"

const ck_kernels TABLE = {
    .name = NAME,
    .lanes = LANES,
    .rows = ROWS,
    .multiply = multiply,
    .winograd_input = winograd_input,
    .winograd_output = winograd_output,
    .winograd_output_gradient = winograd_output_gradient,
    .winograd_weights = winograd_weights,
    .winograd_weight_gradient = winograd_weight_gradient,
    .max_pool = max_pool,
    .dot_rows = dot_rows,
    .multiply_add = multiply_add,
};
