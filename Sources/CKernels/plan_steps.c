#include "plan.h"

static int choose_convolution(ck_step *step, const ck_layer *layers, int left, ck_pictures in, ck_pictures *out) {
    const ck_layer *layer = &layers[0];
    if (layer->channels < 1) return 0;
    if (layer->kind == CK_DENSE) {
        step->shape = (ck_conv_shape){1, 1, 1, in.height * in.width * in.channels, layer->channels, 1, 1};
    } else {
        if (layer->size < 1 || layer->size % 2 == 0 || layer->stride < 1) return 0;
        step->shape = (ck_conv_shape){1,    in.height, in.width, in.channels, layer->channels, layer->size,
                                      layer->stride};
    }
    const bool pooled = left > 1 && layers[1].kind == CK_MAX_POOL && layers[1].size > 0;
    step->pool = pooled ? layers[1].size : 1;
    *out = ck_output(&step->shape, NULL);
    out->height /= step->pool;
    out->width /= step->pool;

    // Rows and columns that the pool drops are not computed.
    ck_conv_shape computed = step->shape;
    computed.height = out->height * step->pool;
    computed.width = out->width * step->pool;
    step->kernels = ck_kernels_for(layer->channels);
    const int tile = ck_best_tile(&computed, step->kernels);
    step->kind = tile > 0 ? STEP_WINOGRAD : STEP_DIRECT;
    if (tile > 0)
        step->winograd = ck_winograd_for(
            step->kernels, tile, 1, computed.height, computed.width, computed.in_channels, computed.out_channels,
            false);
    return pooled ? 2 : 1;
}

static int choose_temporal(ck_step *step, const ck_layer *layer, ck_pictures in, ck_pictures *out) {
    if (layer->channels < 1 || layer->size < 1 || layer->size % 2 == 0) return 0;
    if (layer->dilation < 1 || in.width != 1) return 0;
    step->kind = STEP_TEMPORAL;
    step->shape = (ck_conv_shape){1, in.height, 1, in.channels, layer->channels, layer->size, 1};
    step->dilation = layer->dilation;
    step->kernels = ck_kernels_for(layer->channels);
    *out = ck_tight(NULL, in.height, 1, layer->channels);
    return 1;
}

int ck_choose_step(ck_step *step, const ck_layer *layers, int left, ck_pictures in, ck_pictures *out) {
    const ck_layer *layer = &layers[0];
    int taken = 1;
    *step = (ck_step){.pool = 1, .relu = layer->relu, .kernels = ck_kernels_for(in.channels)};
    *out = ck_tight(NULL, in.height, in.width, in.channels);
    switch (layer->kind) {
        case CK_CONVOLUTION:
        case CK_DENSE:
            taken = choose_convolution(step, layers, left, in, out);
            break;
        case CK_TEMPORAL_CONVOLUTION:
            taken = choose_temporal(step, layer, in, out);
            break;
        case CK_MAX_POOL:
            if (layer->size < 1) return 0;
            step->kind = STEP_POOL;
            step->pool = layer->size;
            out->height /= layer->size;
            out->width /= layer->size;
            break;
        case CK_GLOBAL_AVERAGE:
            step->kind = STEP_AVERAGE;
            out->height = out->width = 1;
            break;
        case CK_AFFINE:
            step->kind = STEP_AFFINE;
            break;
        default:
            return 0;
    }
    return out->height > 0 && out->width > 0 ? taken : 0;
}

void ck_set_border(ck_pictures *p, const ck_step *reader) {
    if (reader->kind == STEP_DIRECT) p->before = p->after = p->left = p->right = reader->shape.kernel / 2;
    if (reader->kind == STEP_TEMPORAL) {
        const ck_temporal_shape shape = ck_step_temporal(reader);
        p->before = p->after = ck_temporal_reach(&shape);
    }
    if (reader->kind == STEP_WINOGRAD) {
        const int down = reader->winograd.down * reader->winograd.tile - p->height;
        const int across = reader->winograd.across * reader->winograd.tile - p->width;
        p->before = p->left = 1;
        p->after = p->right = 1 + ck_max(0, ck_max(down, across));
    }
}
