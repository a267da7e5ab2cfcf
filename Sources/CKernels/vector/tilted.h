// Luminance averaged over the cells of a tilted region: means of bilinear samples.

/// The maximum distance of samples in pixels: a bilinear sample covers one pixel to every side, so this is dense
/// enough.
#define SAMPLE_DISTANCE 1.5

/// The maximum number of samples along a cell and along a line of cells, however large the region is.
enum { most_samples = 64, line_samples = 1024 };

typedef int32_t ints8 __attribute__((ext_vector_type(8)));
typedef uint32_t corners8 __attribute__((ext_vector_type(8)));

INLINE floats8 between(floats8 low, floats8 value, floats8 high) {
    value = value > low ? value : low;  // NaN becomes `low`.
    return value < high ? value : high;
}

/// The positions of eight samples along one axis: between pixel `first` and the next one, at the fraction `share`.
typedef struct {
    ints8 first;
    floats8 share;
} place8;

/// A pixel's own value is at its centre; beyond the outermost centres the edge is repeated.
INLINE place8 place_samples(floats8 at, int size) {
    const float last = (float)(size - 1);
    at = between((floats8){0}, at - 0.5f, (floats8){0} + last);
    const floats8 most = (floats8){0} + (float)(size > 1 ? size - 2 : 0);
    const ints8 first = __builtin_convertvector(at < most ? at : most, ints8);
    return (place8){first, at - __builtin_convertvector(first, floats8)};
}

/// A step through the source for a step in the output.
typedef struct {
    double x, y;
} pixel_step;

/// Adds samples along a line, eight at a time, to `sums`: sample `i` is at `start + i * step`.
INLINE void add_samples(
    const cr_picture *picture, pixel_step start, pixel_step step, int count, float *sums, cr_layout layout) {
    const ptrdiff_t right = picture->width > 1, below = picture->height > 1 ? picture->stride : 0;
    const float x = (float)start.x, y = (float)start.y, step_x = (float)step.x, step_y = (float)step.y;
    floats8 number = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int i = 0; i < count; i += 8, number += 8) {
        const place8 across = place_samples(x + number * step_x, picture->width);
        const place8 down = place_samples(y + number * step_y, picture->height);
        // The four corners are packed into one word, since inserting words into a vector is slow.
        corners8 corners;
        UNROLL for (int l = 0; l < 8; l++) {
            const uint8_t *row = picture->pixels + down.first[l] * picture->stride;
            const ptrdiff_t column = across.first[l];
            corners[l] = luminance_at(row, column, layout) | luminance_at(row, column + right, layout) << 8 |
                         luminance_at(row + below, column, layout) << 16 |
                         luminance_at(row + below, column + right, layout) << 24;
        }
        floats8 values[4];
        UNROLL for (int c = 0; c < 4; c++)
            values[c] = __builtin_convertvector((ints8)(corners >> 8 * c & 255), floats8);
        const floats8 top = values[0] + (values[1] - values[0]) * across.share;
        const floats8 low = values[2] + (values[3] - values[2]) * across.share;
        floats8 sum;
        memcpy(&sum, sums + i, sizeof sum);
        sum += top + (low - top) * down.share;
        memcpy(sums + i, &sum, sizeof sum);
    }
}

static int samples_along(double length) { return clamp_int(ceil(length / SAMPLE_DISTANCE), 1, most_samples); }

/// Limits a coordinate to a range far larger than any picture but small enough for floats.
static double near_enough(double value) { return value > -1e9 ? value < 1e9 ? value : 1e9 : -1e9; }

INLINE void average_tilted_in(
    const cr_picture *picture, const cr_region *region, int columns, int rows, bool mirrored, float *out,
    cr_layout layout) {
    const double cosine = cos(region->tilt), sine = sin(region->tilt);
    const double cell_width = region->width / columns, cell_height = region->height / rows;
    const int per_row = samples_along(cell_width), per_column = samples_along(cell_height);
    const pixel_step across = {near_enough(cosine * cell_width / per_row), near_enough(sine * cell_width / per_row)};
    const double middle_x = region->x + region->width / 2, middle_y = region->y + region->height / 2;
    const int cells_at_once = line_samples / per_row;
    const float share = 1 / (float)(per_row * per_column);
    for (int row = 0; row < rows; row++, out += columns)
        for (int cell = 0; cell < columns; cell += cells_at_once) {
            const int cells = columns - cell < cells_at_once ? columns - cell : cells_at_once;
            float sums[line_samples + 8] = {0};
            for (int line = 0; line < per_column; line++) {
                // The first sample's place in the region, from its middle.
                const double right = (cell - columns / 2.0 + 0.5 / per_row) * cell_width;
                const double down = (row - rows / 2.0 + (line + 0.5) / per_column) * cell_height;
                const pixel_step start = {
                    near_enough(middle_x + right * cosine - down * sine),
                    near_enough(middle_y + right * sine + down * cosine)};
                add_samples(picture, start, across, cells * per_row, sums, layout);
            }
            for (int i = 0; i < cells; i++) {
                float sum = 0;
                for (int s = 0; s < per_row; s++) sum += sums[i * per_row + s];
                out[mirrored ? columns - 1 - cell - i : cell + i] = sum * share;
            }
        }
}

static void average_tilted(
    const cr_picture *picture, const cr_region *region, int columns, int rows, bool mirrored, float *out) {
    switch (picture->layout) {
    case cr_grey: average_tilted_in(picture, region, columns, rows, mirrored, out, cr_grey); break;
    case cr_yuyv: average_tilted_in(picture, region, columns, rows, mirrored, out, cr_yuyv); break;
    case cr_uyvy: average_tilted_in(picture, region, columns, rows, mirrored, out, cr_uyvy); break;
    case cr_rgb: average_tilted_in(picture, region, columns, rows, mirrored, out, cr_rgb); break;
    case cr_bgr: average_tilted_in(picture, region, columns, rows, mirrored, out, cr_bgr); break;
    }
}

static bool average(
    const cr_picture *picture, const cr_region *region, int columns, int rows, bool mirrored, float *out) {
    if (region->tilt == 0) return average_upright(picture, region, columns, rows, mirrored, out);
    average_tilted(picture, region, columns, rows, mirrored, out);
    return true;
}
