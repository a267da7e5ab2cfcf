#pragma once

// The light loops: limited by memory, not by arithmetic; plain C, compiled once for each instruction set. This list
// makes the fields of the table, its entries and the public functions: LOOP(result, prefix of the public name, name,
// parameters, arguments).
#define CK_LOOPS(LOOP) \
    LOOP(void, ck_, relu, (size_t count, float *x), (count, x)) \
    LOOP(void, ck_, relu_backward, (size_t count, const float *y, float *dy), (count, y, dy)) \
    LOOP(void, ck_, add, (size_t count, const float *x, float *y), (count, x, y)) \
    LOOP(void, ck_, moving_average, (size_t count, float decay, const float *x, float *average), \
        (count, decay, x, average)) \
    LOOP(void, ck_, sgd_step, \
        (size_t count, float *w, const float *g, float *velocity, float rate, float momentum, float weight_decay), \
        (count, w, g, velocity, rate, momentum, weight_decay)) \
    LOOP(void, ck_, rmsprop_step, \
        (size_t count, const ck_rmsprop *step, float *w, const float *g, float *square, float *velocity), \
        (count, step, w, g, square, velocity)) \
    LOOP(void, ck_, adamw_step, \
        (size_t count, const ck_adamw *step, float *w, const float *g, float *mean, float *square), \
        (count, step, w, g, mean, square)) \
    LOOP(void, ck_, column_sums, (size_t rows, size_t channels, const float *x, float *sums), \
        (rows, channels, x, sums)) \
    LOOP(void, ck_, batch_norm_statistics, \
        (size_t rows, size_t channels, const float *x, float *mean, float *variance), \
        (rows, channels, x, mean, variance)) \
    LOOP(void, ck_, batch_norm_forward, \
        (size_t rows, size_t channels, const float *x, const float *scale, const float *shift, bool relu, float *y), \
        (rows, channels, x, scale, shift, relu, y)) \
    LOOP(void, ck_, batch_norm_gradient_sums, \
        (size_t rows, size_t channels, const ck_batch_norm_pass *pass, const float *x, const float *dy, \
         float *weight_gradient, float *bias_gradient), \
        (rows, channels, pass, x, dy, weight_gradient, bias_gradient)) \
    LOOP(void, ck_, batch_norm_input_gradient, \
        (size_t rows, size_t channels, const ck_batch_norm_pass *pass, const float *x, float *dy, \
         const float *weight_gradient, const float *bias_gradient), \
        (rows, channels, pass, x, dy, weight_gradient, bias_gradient)) \
    LOOP(void, ck_, max_pool_forward, (const ck_pool_shape *shape, const float *x, float *y, uint8_t *which), \
        (shape, x, y, which)) \
    LOOP(void, ck_, max_pool_backward, (const ck_pool_shape *shape, const float *dy, const uint8_t *which, float *dx), \
        (shape, dy, which, dx)) \
    LOOP(void, ck_, average_pool_forward, (size_t batch, size_t area, size_t channels, const float *x, float *y), \
        (batch, area, channels, x, y)) \
    LOOP(void, ck_, average_pool_backward, (size_t batch, size_t area, size_t channels, const float *dy, float *dx), \
        (batch, area, channels, dy, dx)) \
    LOOP(bool, cr_, average, \
        (const cr_picture *picture, const cr_region *region, int columns, int rows, bool mirrored, float *out), \
        (picture, region, columns, rows, mirrored, out)) \
    LOOP(void, cr_, luminance, (const cr_picture *picture, uint8_t *out), (picture, out))
