#include <string.h>

#include "plan.h"

static void max_pool(const ck_step *s, ck_pictures in, ck_pictures out) {
    s->kernels->max_pool(
        (ck_patch){in.pixels, in.row, in.column, out.channels}, s->pool, out.height, out.width,
        (ck_patch){out.pixels, out.row, out.column, out.channels});
}

static void average(ck_pictures in, float *out) {
    memset(out, 0, sizeof(float) * in.channels);
    for (int y = 0; y < in.height; y++)
        for (int x = 0; x < in.width; x++) {
            const float *pixel = ck_pixel(in, 0, y, x);
            for (int c = 0; c < in.channels; c++) out[c] += pixel[c];
        }
    for (int c = 0; c < in.channels; c++) out[c] /= (float)(in.height * in.width);
}

static void affine(const ck_step *s, ck_pictures in, ck_pictures out) {
    for (int y = 0; y < in.height; y++)
        for (int x = 0; x < in.width; x++) {
            const float *from = ck_pixel(in, 0, y, x);
            float *to = ck_pixel(out, 0, y, x);
            for (int c = 0; c < in.channels; c++) {
                const float value = from[c] * s->weights[c] + s->bias[c];
                to[c] = s->relu && value < 0 ? 0 : value;
            }
        }
}

static void run_step(const ck_step *s, ck_pictures in, ck_pictures out) {
    const bool pass = s->full.pixels != out.pixels;  // pooling is a pass of its own
    switch (s->kind) {
        case STEP_WINOGRAD:
            ck_winograd_forward(&s->winograd, in, s->bias, s->relu, s->pool == 2, s->full, &s->buffers);
            if (pass) max_pool(s, s->full, out);
            break;
        case STEP_DIRECT:
            ck_direct_lines(s->kernels, &s->shape, in, s->weights, s->bias, s->relu, s->full, s->line);
            if (pass) max_pool(s, s->full, out);
            break;
        case STEP_TEMPORAL: {
            const ck_temporal_shape shape = ck_step_temporal(s);
            ck_temporal_steps(
                s->kernels, &shape, in.pixels, s->weights, s->bias, s->relu, out.pixels, out.row, s->line);
            break;
        }
        case STEP_POOL:
            max_pool(s, in, out);
            break;
        case STEP_AVERAGE:
            average(in, out.pixels);
            break;
        case STEP_AFFINE:
            affine(s, in, out);
            break;
    }
}

void ck_plan_run(ck_plan *plan, const float *input, float *output) {
    const ck_pictures first = plan->pictures[0], last = plan->pictures[plan->count];
    const size_t line = (size_t)first.width * first.channels;
    for (int y = 0; y < first.height; y++)
        memcpy(ck_pixel(first, 0, y, 0), input + y * line, sizeof(float) * line);
    for (int i = 0; i < plan->count; i++) run_step(&plan->steps[i], plan->pictures[i], plan->pictures[i + 1]);
    memcpy(output, last.pixels, sizeof(float) * last.image);
}
