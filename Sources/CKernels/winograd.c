#include "winograd.h"

#include <string.h>

// The tiles of a group should stay in the second-level cache between the transforms. But each group reads all
// transformed weights, so small groups cost memory traffic; twice as much for the gradient, which is read and written.
// The sizes were chosen as the fastest for the layers of the standard network.
enum { forward_bytes = 192 << 10, gradient_bytes = 768 << 10, fewest_blocks = 2 };

/// Floats between the points of a group, so that the points of a channel do not fall into the same cache set.
enum { point_gap = 16 };

ck_winograd ck_winograd_for(
    const ck_kernels *kernels, int tile, int images, int height, int width, int in_channels, int out_channels,
    bool gradient) {
    ck_winograd w = {
        .kernels = kernels,
        .tile = tile,
        .points = (tile + 2) * (tile + 2),
        .down = (height + tile - 1) / tile,
        .across = (width + tile - 1) / tile,
        .in_channels = in_channels,
        .out_channels = out_channels,
        .in_padded = ck_round_up(in_channels, kernels->lanes),
        .out_padded = ck_round_up(out_channels, kernels->lanes),
    };
    w.tiles = images * w.down * w.across;
    const int tile_bytes = w.points * (w.in_padded + w.out_padded) * (int)sizeof(float);
    const int group_bytes = gradient ? gradient_bytes : forward_bytes;
    const int most = ck_max(group_bytes / tile_bytes / kernels->rows, fewest_blocks) * kernels->rows;
    w.group = ck_min(most, ck_round_up(w.tiles, kernels->rows));
    w.in_point = (ptrdiff_t)w.group * w.in_padded + point_gap;
    w.out_point = (ptrdiff_t)w.group * w.out_padded + point_gap;
    return w;
}

static int panels(const ck_winograd *w) { return ck_round_up(w->out_padded, 2 * w->kernels->lanes); }

ck_winograd_buffers ck_winograd_take(const ck_winograd *w, ck_arena *weights, ck_arena *scratch) {
    const int side = w->tile + 2;
    return (ck_winograd_buffers){
        .weights = ck_take(weights, (size_t)w->points * w->in_padded * panels(w)),
        .in = ck_take(scratch, w->points * w->in_point),
        .out = ck_take(scratch, w->points * w->out_point),
        .patch = ck_take(scratch, (size_t)side * side * ck_max(w->in_padded, w->out_padded)),
    };
}

void ck_winograd_pack(const ck_winograd *w, const float *weights, bool turned, float *packed) {
    enum { most_lanes = 16 };
    const int lanes = w->kernels->lanes, panel = 2 * lanes;
    const ptrdiff_t point = (ptrdiff_t)w->in_padded * panels(w);
    float taps[9][most_lanes];
    for (int o = 0; o < panels(w); o += lanes)
        for (int i = 0; i < w->in_padded; i++) {
            const int count = i < w->in_channels ? ck_min(lanes, w->out_channels - o) : 0;
            memset(taps, 0, sizeof taps);
            for (int t = 0; t < 9; t++)
                for (int l = 0; l < count; l++)
                    taps[t][l] = turned ? weights[((8 - t) * w->out_channels + o + l) * w->in_channels + i]
                                        : weights[(t * w->in_channels + i) * w->out_channels + o + l];
            float *place = packed + ((ptrdiff_t)(o / panel) * w->in_padded + i) * panel + o % panel;
            w->kernels->winograd_weights(w->tile, taps[0], most_lanes, (ck_points){place, point});
        }
}

typedef struct {
    int image, y, x;  // of the first output pixel
} place;

static place place_of(const ck_winograd *w, int tile) {
    const int per_image = w->down * w->across, within = tile % per_image;
    return (place){tile / per_image, within / w->across * w->tile, within % w->across * w->tile};
}

/// A square of `side` pixels at (y, x), with padded channels: in place where all of it can be read, else a copy padded
/// with zeros.
static ck_patch read_square(ck_pictures p, int image, int y, int x, int side, int channels, float *copy) {
    if (p.channels == channels && y >= -p.before && x >= -p.left && y + side <= p.height + p.after &&
        x + side <= p.width + p.right)
        return (ck_patch){ck_pixel(p, image, y, x), p.row, p.column, channels};
    for (int i = 0; i < side; i++)
        for (int j = 0; j < side; j++) {
            float *pixel = copy + (i * side + j) * channels;
            const bool inside = y + i >= 0 && y + i < p.height && x + j >= 0 && x + j < p.width;
            const int count = inside ? p.channels : 0;
            if (inside) memcpy(pixel, ck_pixel(p, image, y + i, x + j), sizeof(float) * count);
            memset(pixel + count, 0, sizeof(float) * (channels - count));
        }
    return (ck_patch){copy, side * channels, channels, channels};
}

static void transform_inputs(
    const ck_winograd *w, ck_pictures in, int first, int count, const ck_winograd_buffers *buffers) {
    for (int t = 0; t < count; t++) {
        const place at = place_of(w, first + t);
        const ck_patch patch =
            read_square(in, at.image, at.y - 1, at.x - 1, w->tile + 2, w->in_padded, buffers->patch);
        w->kernels->winograd_input(w->tile, patch, (ck_points){buffers->in + t * w->in_padded, w->in_point});
    }
}

static void transform_outputs(
    const ck_winograd *w, int first, int count, const float *bias, bool relu, bool pool, ck_pictures out,
    const ck_winograd_buffers *buffers) {
    const int side = pool ? w->tile / 2 : w->tile;
    for (int t = 0; t < count; t++) {
        const place at = place_of(w, first + t);
        const int y = pool ? at.y / 2 : at.y, x = pool ? at.x / 2 : at.x;
        const int height = ck_min(side, out.height - y), width = ck_min(side, out.width - x);
        const ck_points points = {buffers->out + t * w->out_padded, w->out_point};
        if (out.channels == w->out_padded) {
            const ck_patch patch = {ck_pixel(out, at.image, y, x), out.row, out.column, w->out_padded};
            w->kernels->winograd_output(w->tile, points, bias, relu, pool, patch, height, width);
            continue;
        }
        const ck_patch patch = {buffers->patch, side * w->out_padded, w->out_padded, w->out_padded};
        w->kernels->winograd_output(w->tile, points, bias, relu, pool, patch, side, side);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
                memcpy(
                    ck_pixel(out, at.image, y + i, x + j), patch.pixels + i * patch.row + j * patch.column,
                    sizeof(float) * out.channels);
    }
}

void ck_winograd_forward(
    const ck_winograd *w, ck_pictures in, const float *bias, bool relu, bool pool, ck_pictures out,
    const ck_winograd_buffers *buffers) {
    const int panel = 2 * w->kernels->lanes;
    for (int first = 0; first < w->tiles; first += w->group) {
        const int count = ck_min(w->group, w->tiles - first);
        transform_inputs(w, in, first, count, buffers);
        for (int point = 0; point < w->points; point++) {
            const ck_product product = {
                .a = buffers->in + point * w->in_point,
                .a_row = w->in_padded,
                .a_step = 1,
                .b = buffers->weights + (ptrdiff_t)point * w->in_padded * panels(w),
                .b_step = panel,
                .b_panel = (ptrdiff_t)w->in_padded * panel,
                .segments = 1,
                .length = w->in_padded,
                .c = buffers->out + point * w->out_point,
                .c_row = w->out_padded,
            };
            w->kernels->multiply(&product, count, w->out_padded / w->kernels->lanes);
        }
        transform_outputs(w, first, count, bias, relu, pool, out, buffers);
    }
}

/// Sums over the group: weights[point][i][o] += in[point][tile][i] * out[point][tile][o].
static void add_group(const ck_winograd *w, int count, bool accumulate, const ck_winograd_buffers *buffers) {
    for (int point = 0; point < w->points; point++) {
        const ck_product product = {
            .a = buffers->in + point * w->in_point,
            .a_row = 1,
            .a_step = w->in_padded,
            .b = buffers->out + point * w->out_point,
            .b_step = w->out_padded,
            .b_panel = 2 * w->kernels->lanes,
            .segments = 1,
            .length = count,
            .accumulate = accumulate,
            .c = buffers->weights + (ptrdiff_t)point * w->in_padded * w->out_padded,
            .c_row = w->out_padded,
        };
        w->kernels->multiply(&product, w->in_padded, w->out_padded / w->kernels->lanes);
    }
}

void ck_winograd_weight_gradient(
    const ck_winograd *w, ck_pictures x, ck_pictures dy, float *dw, const ck_winograd_buffers *buffers) {
    for (int first = 0; first < w->tiles; first += w->group) {
        const int count = ck_min(w->group, w->tiles - first);
        transform_inputs(w, x, first, count, buffers);
        for (int t = 0; t < count; t++) {
            const place at = place_of(w, first + t);
            const ck_patch patch =
                read_square(dy, at.image, at.y, at.x, w->tile, w->out_padded, buffers->patch);
            w->kernels->winograd_output_gradient(
                w->tile, patch, (ck_points){buffers->out + t * w->out_padded, w->out_point});
        }
        add_group(w, count, first > 0, buffers);
    }
    const int lanes = w->kernels->lanes;
    const ptrdiff_t point = (ptrdiff_t)w->in_padded * w->out_padded, tap = (ptrdiff_t)w->in_channels * w->out_channels;
    for (int i = 0; i < w->in_channels; i++)
        for (int o = 0; o < w->out_channels; o += lanes) {
            const ck_points points = {buffers->weights + (ptrdiff_t)i * w->out_padded + o, point};
            float *to = dw + (ptrdiff_t)i * w->out_channels + o;
            const int count = ck_min(lanes, w->out_channels - o);
            if (count == lanes) {
                w->kernels->winograd_weight_gradient(w->tile, points, to, tap);
                continue;
            }
            w->kernels->winograd_weight_gradient(w->tile, points, buffers->patch, lanes);
            for (int t = 0; t < 9; t++) memcpy(to + t * tap, buffers->patch + t * lanes, sizeof(float) * count);
        }
}
