// Luminance averaged over areas and luminance of single pixels. CResample.h documents the functions.
//
// Averaging sums the columns first: eight neighbouring columns at once, directly from the bytes of the frame, with
// 16-bit sums (of up to 257 bytes). The result is one row of floats for each row of cells, which is then summed along
// the row. Colours are weighted after the columns are summed, which is the same since both are linear.

// Vectors are passed only between functions that are always inlined, so the calling convention does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

enum { columns_at_once = 8, stack_bytes = 64 * 1024, rows_in_16_bits = 256 };

typedef uint8_t bytes8 __attribute__((ext_vector_type(8)));
typedef uint16_t words8 __attribute__((ext_vector_type(8)));
typedef float floats8 __attribute__((ext_vector_type(8)));

/// The pixels that a cell covers along one axis: the first and last partially, those between fully.
typedef struct {
    int first, last;
    float first_weight, last_weight;
} span;

static int clamp_int(double value, int low, int high) {
    return value >= low ? value <= high ? (int)value : high : low;  // NaN becomes `low`.
}

/// The span of cell `index` of `count` along an axis of `size` pixels, its edges repeated outwards.
///
/// A cell narrower than a pixel is widened to one about its centre, which is linear interpolation.
static span cell_span(double start, double length, int index, int count, int size) {
    double step = length / count, width = step < 1 ? 1 : step;
    double centre = start + (index + 0.5) * step;
    double low = centre - width / 2, high = centre + width / 2;
    int first = clamp_int(floor(low), 0, size - 1), last = clamp_int(ceil(high) - 1, first, size - 1);
    float scale = (float)(1 / width);
    if (first == last) return (span){first, last, 1, 0};
    // The part of the cell before the picture is counted for its first pixel, the part after it for its last.
    return (span){first, last, (float)(first + 1 - low) * scale, (float)(high - last) * scale};
}

/// Eight luminances from the `index`th on, or eight bytes for colour layouts.
INLINE words8 load_bytes(const uint8_t *row, int index, cr_layout layout) {
    if (layout == cr_yuyv || layout == cr_uyvy) {
        words8 pairs;
        memcpy(&pairs, row + 2 * (ptrdiff_t)index, sizeof pairs);
        return layout == cr_yuyv ? pairs & 255 : pairs >> 8;
    }
    bytes8 bytes;
    memcpy(&bytes, row + index, sizeof bytes);
    return __builtin_convertvector(bytes, words8);
}

INLINE floats8 to_floats(words8 words) {
    return __builtin_convertvector(words, floats8);
}

/// Sums the rows of a span, eight columns from `index` on.
INLINE floats8 sum_rows(
    const cr_picture *picture, span rows, float scale, int index, cr_layout layout) {
    const uint8_t *row = picture->pixels + rows.first * picture->stride;
    floats8 total = to_floats(load_bytes(row, index, layout)) * rows.first_weight;
    if (rows.last == rows.first) return total;
    int left = rows.last - rows.first - 1;
    while (left > 0) {
        int now = left < rows_in_16_bits ? left : rows_in_16_bits;
        words8 sum = {0};
        for (int each = 0; each < now; each++) {
            row += picture->stride;
            sum += load_bytes(row, index, layout);
        }
        total += to_floats(sum) * scale;
        left -= now;
    }
    row += picture->stride;
    return total + to_floats(load_bytes(row, index, layout)) * rows.last_weight;
}

/// The same for one column, where fewer than eight are left.
static float sum_rows_of_one(const cr_picture *picture, span rows, float scale, int index) {
    int step = picture->layout == cr_yuyv || picture->layout == cr_uyvy ? 2 : 1;
    const uint8_t *pixel = picture->pixels + rows.first * picture->stride + (ptrdiff_t)index * step
        + (picture->layout == cr_uyvy ? 1 : 0);
    float total = *pixel * rows.first_weight;
    if (rows.last == rows.first) return total;
    for (int row = rows.first + 1; row < rows.last; row++) {
        pixel += picture->stride;
        total += *pixel * scale;
    }
    return total + pixel[picture->stride] * rows.last_weight;
}

INLINE void sum_columns_in(
    const cr_picture *picture, span rows, float scale, int first, int count, float *sums, cr_layout layout) {
    if (count < columns_at_once) {
        for (int each = 0; each < count; each++) sums[each] = sum_rows_of_one(picture, rows, scale, first + each);
        return;
    }
    for (int each = 0; each < count; each += columns_at_once) {
        // The last eight overlap those before, so that nothing beyond the end of the row is read.
        int at = each + columns_at_once <= count ? each : count - columns_at_once;
        floats8 sum = sum_rows(picture, rows, scale, first + at, layout);
        memcpy(sums + at, &sum, sizeof sum);
    }
}

/// Sums the rows of a span for `count` columns from `first` on; columns are bytes for colour layouts.
static void sum_columns(
    const cr_picture *picture, span rows, float scale, int first, int count, float *sums) {
    switch (picture->layout) {
    case cr_yuyv: sum_columns_in(picture, rows, scale, first, count, sums, cr_yuyv); break;
    case cr_uyvy: sum_columns_in(picture, rows, scale, first, count, sums, cr_uyvy); break;
    case cr_grey:
    case cr_rgb:
    case cr_bgr: sum_columns_in(picture, rows, scale, first, count, sums, cr_grey); break;
    }
}

static bool is_colour(cr_layout layout) { return layout == cr_rgb || layout == cr_bgr; }

/// Combines three colours to luminance, in place.
static void weigh_colours(float *sums, int count, cr_layout layout) {
    float first = layout == cr_rgb ? 77 / 256.0f : 29 / 256.0f, last = layout == cr_rgb ? 29 / 256.0f : 77 / 256.0f;
    for (int each = 0; each < count; each++)
        sums[each] = first * sums[3 * each] + 150 / 256.0f * sums[3 * each + 1] + last * sums[3 * each + 2];
}

/// The weights of the columns of every cell, `taps` for each cell, zero after the last column.
static void lay_out_weights(const span *spans, int columns, int taps, float scale, float *weights) {
    memset(weights, 0, sizeof(float) * (size_t)taps * (size_t)columns);
    for (int cell = 0; cell < columns; cell++, weights += taps) {
        int last = spans[cell].last - spans[cell].first;
        for (int tap = 1; tap < last; tap++) weights[tap] = scale;
        weights[last] = spans[cell].last_weight;
        weights[0] = spans[cell].first_weight;
    }
}

static float dot(const float *values, const float *weights, int taps) {
    floats8 sum = {0};
    for (int tap = 0; tap < taps; tap += columns_at_once) {
        floats8 value, weight;
        memcpy(&value, values + tap, sizeof value);
        memcpy(&weight, weights + tap, sizeof weight);
        sum += value * weight;
    }
    return ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
}

static float scale_of(double length, int count) {
    double step = length / count;
    return (float)(step < 1 ? 1 : 1 / step);
}

static bool average_upright(
    const cr_picture *picture, const cr_region *region, int columns, int rows, bool mirrored, float *out) {
    int channels = is_colour(picture->layout) ? 3 : 1;
    int first = cell_span(region->x, region->width, 0, columns, picture->width).first;
    int last = cell_span(region->x, region->width, columns - 1, columns, picture->width).last;
    int widest = clamp_int(ceil(region->width / columns), 1, picture->width) + 2;
    int taps = (widest + columns_at_once - 1) / columns_at_once * columns_at_once, count = last - first + 1;

    size_t sum_floats = (size_t)count * (size_t)channels + (size_t)taps;
    size_t weight_floats = (size_t)taps * (size_t)columns;
    size_t bytes = (sum_floats + weight_floats) * sizeof(float) + (size_t)columns * sizeof(span);
    _Alignas(32) unsigned char near[stack_bytes];
    unsigned char *memory = bytes <= stack_bytes ? near : malloc(bytes);
    if (!memory) return false;
    float *sums = (float *)memory, *weights = sums + sum_floats;
    span *spans = (span *)(weights + weight_floats);

    for (int cell = 0; cell < columns; cell++)
        spans[cell] = cell_span(region->x, region->width, cell, columns, picture->width);
    lay_out_weights(spans, columns, taps, scale_of(region->width, columns), weights);
    memset(sums, 0, sum_floats * sizeof(float));  // The padding after the last column has weights of zero.
    float scale = scale_of(region->height, rows);
    for (int row = 0; row < rows; row++, out += columns) {
        span rows_of_cell = cell_span(region->y, region->height, row, rows, picture->height);
        sum_columns(picture, rows_of_cell, scale, first * channels, count * channels, sums);
        if (channels == 3) weigh_colours(sums, count, picture->layout);
        for (int cell = 0; cell < columns; cell++)
            out[mirrored ? columns - 1 - cell : cell] =
                dot(sums + (spans[cell].first - first), weights + (size_t)taps * (size_t)cell, taps);
    }
    if (memory != near) free(memory);
    return true;
}

/// The luminance of one pixel, rounded.
INLINE uint32_t luminance_at(const uint8_t *row, ptrdiff_t x, cr_layout layout) {
    switch (layout) {
    case cr_grey: return row[x];
    case cr_yuyv: return row[2 * x];
    case cr_uyvy: return row[2 * x + 1];
    case cr_rgb: return (77u * row[3 * x] + 150u * row[3 * x + 1] + 29u * row[3 * x + 2] + 128) / 256;
    case cr_bgr: return (29u * row[3 * x] + 150u * row[3 * x + 1] + 77u * row[3 * x + 2] + 128) / 256;
    }
}

INLINE void luminance_in(const cr_picture *picture, uint8_t *out, cr_layout layout) {
    for (int y = 0; y < picture->height; y++)
        for (int x = 0; x < picture->width; x++)
            *out++ = (uint8_t)luminance_at(picture->pixels + y * picture->stride, x, layout);
}

static void luminance(const cr_picture *picture, uint8_t *out) {
    switch (picture->layout) {
    case cr_grey: luminance_in(picture, out, cr_grey); break;
    case cr_yuyv: luminance_in(picture, out, cr_yuyv); break;
    case cr_uyvy: luminance_in(picture, out, cr_uyvy); break;
    case cr_rgb: luminance_in(picture, out, cr_rgb); break;
    case cr_bgr: luminance_in(picture, out, cr_bgr); break;
    }
}
