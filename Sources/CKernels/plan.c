#include "plan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// The same code lays out memory twice: first with arenas that only count, then with memory.
// Each picture is surrounded by the zeros that the step after it reads as padding; nothing ever writes there.

typedef struct {
    ck_arena lasting, scratch;
    size_t most_scratch;  // floats; all steps use the same scratch memory
} ck_memory;

static void take_pictures(ck_pictures *p, ck_arena *arena) {
    p->column = p->channels;
    p->row = (ptrdiff_t)(p->left + p->width + p->right) * p->channels;
    p->image = (p->before + p->height + p->after) * p->row;
    float *all = ck_take(arena, p->image);
    p->pixels = all ? all + p->before * p->row + p->left * p->column : NULL;
}

/// `count` floats, copied and followed by zeros up to `whole`.
static float *take_copy(ck_arena *arena, const float *from, int count, int whole) {
    float *copy = ck_take(arena, whole);
    if (copy && from) memcpy(copy, from, sizeof(float) * count);
    return copy;
}

/// Whether two steps that compute the same layer on pictures of different sizes read weights packed in the same order.
static bool packs_alike(const ck_step *a, const ck_step *b) {
    return a->kind == b->kind && a->kernels == b->kernels && a->winograd.tile == b->winograd.tile &&
           a->shape.kernel == b->shape.kernel && a->shape.in_channels == b->shape.in_channels &&
           a->shape.out_channels == b->shape.out_channels;
}

/// `lender` is the step of another plan whose packed weights this step uses, or NULL to pack its own.
static void lay_out_convolution(
    ck_step *s, const ck_step *lender, const ck_layer *layer, ck_pictures out, ck_memory *m) {
    const int lanes = s->kernels->lanes, channels = s->shape.out_channels;
    ck_arena none = {0};
    ck_arena *own = lender ? &none : &m->lasting;
    s->bias = take_copy(own, layer->bias, channels, ck_round_up(channels, 2 * lanes));
    if (s->kind == STEP_WINOGRAD) {
        s->buffers = ck_winograd_take(&s->winograd, own, &m->scratch);
        if (s->buffers.weights) ck_winograd_pack(&s->winograd, layer->weights, false, s->buffers.weights);
    } else if (s->kind == STEP_TEMPORAL) {
        const ck_temporal_shape shape = ck_step_temporal(s);
        s->weights = ck_take(own, ck_temporal_weight_floats(s->kernels, &shape));
        if (s->weights) ck_temporal_pack(s->kernels, &shape, layer->weights, s->weights);
        s->line = ck_take(&m->scratch, (size_t)shape.length * 2 * lanes);
    } else {
        s->weights = ck_take(own, ck_direct_weight_floats(s->kernels, &s->shape));
        if (s->weights) ck_direct_pack(s->kernels, &s->shape, layer->weights, s->weights);
        s->line = ck_take(&m->scratch, (size_t)s->shape.width * 2 * lanes);
    }
    if (lender) {
        s->bias = lender->bias;
        s->weights = lender->weights;
        s->buffers.weights = lender->buffers.weights;
    }
    s->full = out;
    if (s->pool == 1 || (s->kind == STEP_WINOGRAD && s->pool == 2)) return;
    s->full = ck_tight(NULL, out.height * s->pool, out.width * s->pool, ck_round_up(channels, lanes));
    take_pictures(&s->full, &m->scratch);
}

static void lay_out_affine(ck_step *s, const ck_layer *layer, int channels, ck_memory *m) {
    s->bias = take_copy(&m->lasting, layer->bias, channels, channels);
    s->weights = take_copy(&m->lasting, layer->weights, channels, channels);
    for (int c = 0; s->weights && !layer->weights && c < channels; c++) s->weights[c] = 1;
}

static void lay_out(ck_plan *plan, const ck_plan *lender, const ck_layer *layers, ck_memory *m) {
    for (int i = 0; i <= plan->count; i++) take_pictures(&plan->pictures[i], &m->lasting);
    for (int i = 0; i < plan->count; i++) {
        ck_step *s = &plan->steps[i];
        m->scratch.used = 0;
        if (s->kind == STEP_WINOGRAD || s->kind == STEP_DIRECT || s->kind == STEP_TEMPORAL) {
            const bool lends = lender && i < lender->count && packs_alike(s, &lender->steps[i]);
            lay_out_convolution(s, lends ? &lender->steps[i] : NULL, layers, plan->pictures[i + 1], m);
        }
        if (s->kind == STEP_AFFINE) lay_out_affine(s, layers, plan->pictures[i].channels, m);
        if (m->scratch.used > m->most_scratch) m->most_scratch = m->scratch.used;
        layers += s->pool > 1 && s->kind != STEP_POOL ? 2 : 1;
    }
}

static bool choose_steps(ck_plan *plan, int height, int width, int channels, const ck_layer *layers, int count) {
    if (height < 1 || width < 1 || channels < 1 || count < 1) return false;
    plan->pictures[0] = ck_tight(NULL, height, width, channels);
    for (int i = 0; i < count; plan->count++) {
        ck_pictures *in = &plan->pictures[plan->count];
        ck_step *s = &plan->steps[plan->count];
        const int taken = ck_choose_step(s, layers + i, count - i, *in, in + 1);
        if (taken == 0) return false;
        ck_set_border(in, s);
        i += taken;
    }
    return true;
}

static bool allocate(ck_plan *plan, const ck_plan *lender, const ck_layer *layers) {
    enum { small_page = 4096, huge_page = 2 << 20, slack = 64 };  // slack: whole vectors reach past the last channels
    ck_memory counted = {0};
    lay_out(plan, lender, layers, &counted);
    const size_t bytes = (counted.lasting.used + counted.most_scratch + slack) * sizeof(float);
    const size_t page = bytes < huge_page ? small_page : huge_page;
    plan->bytes = (bytes + page - 1) / page * page;
    plan->memory = aligned_alloc(page, plan->bytes);
    if (!plan->memory) return false;
    // Tiles and weights cover more small pages than a core's TLB holds. With huge pages, where the system has them, the
    // standard network takes a tenth less time.
    if (page == huge_page) madvise(plan->memory, plan->bytes, MADV_HUGEPAGE);
    memset(plan->memory, 0, plan->bytes);
    float *base = plan->memory;
    ck_memory real = {.lasting = {base, 0}, .scratch = {base + counted.lasting.used, 0}};
    lay_out(plan, lender, layers, &real);
    return true;
}

ck_plan *ck_plan_create(int height, int width, int channels, const ck_layer *layers, int count) {
    return ck_plan_create_sharing(NULL, height, width, channels, layers, count);
}

ck_plan *ck_plan_create_sharing(
    const ck_plan *lender, int height, int width, int channels, const ck_layer *layers, int count) {
    ck_plan *plan = calloc(1, sizeof *plan);
    if (!plan) return NULL;
    plan->steps = calloc((size_t)ck_max(count, 0) + 1, sizeof *plan->steps);
    plan->pictures = calloc((size_t)ck_max(count, 0) + 2, sizeof *plan->pictures);
    if (plan->steps && plan->pictures && choose_steps(plan, height, width, channels, layers, count) &&
        allocate(plan, lender, layers))
        return plan;
    ck_plan_destroy(plan);
    return NULL;
}

void ck_plan_destroy(ck_plan *plan) {
    if (!plan) return;
    free(plan->memory);
    free(plan->pictures);
    free(plan->steps);
    free(plan);
}

size_t ck_plan_outputs(const ck_plan *plan) { return plan->pictures[plan->count].image; }

size_t ck_plan_bytes(const ck_plan *plan) { return plan->bytes; }

const char *ck_plan_step(const ck_plan *plan, int index) {
    static const char *const names[] = {"winograd", "direct", "temporal", "pool", "average", "affine"};
    if (index < 0 || index >= plan->count) return NULL;
    const ck_step *s = &plan->steps[index];
    if (s->kind == STEP_WINOGRAD) return s->winograd.tile == 4 ? "winograd4" : "winograd2";
    return names[s->kind];
}
