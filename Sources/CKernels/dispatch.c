#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "kernels.h"

static _Atomic(const ck_kernels *) best;

/// The table that this thread uses instead, if not NULL.
static _Thread_local const ck_kernels *forced;

/// The tables that this CPU supports, best first, terminated by NULL.
static void list_tables(const ck_kernels *tables[4]) {
    int count = 0;
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
    if (avx512) tables[count++] = &ck_kernels_avx512;
    if (avx2) tables[count++] = &ck_kernels_avx2;
#endif
    tables[count++] = &ck_kernels_baseline;
    tables[count] = NULL;
}

/// The table of that name, or NULL when this CPU does not support it; the best table if `name` is NULL.
static const ck_kernels *find_table(const char *name) {
    const ck_kernels *tables[4];
    list_tables(tables);
    for (int i = 0; tables[i]; i++)
        if (!name || strcmp(tables[i]->name, name) == 0) return tables[i];
    return NULL;
}

// Threads that call this for the first time at the same time find the same table, so no lock is needed.
const ck_kernels *ck_kernels_in_use(void) {
    if (forced) return forced;
    const ck_kernels *table = atomic_load_explicit(&best, memory_order_acquire);
    if (table) return table;
    table = find_table(getenv("FINGERSPELL_ISA"));
    if (!table) table = find_table(NULL);
    atomic_store_explicit(&best, table, memory_order_release);
    return table;
}

void ck_use_kernels(const ck_kernels *table) { forced = table; }

const char *ck_isa(void) { return ck_kernels_in_use()->name; }

bool ck_set_isa(const char *name) {
    const ck_kernels *table = name ? find_table(name) : NULL;
    if (name && !table) return false;
    forced = table;
    return true;
}

const ck_kernels *ck_kernels_for(int out_channels) {
    const ck_kernels *table = ck_kernels_in_use();
#if defined(__x86_64__)
    if (table == &ck_kernels_avx512 && out_channels <= ck_kernels_avx2.lanes) return &ck_kernels_avx2;
#endif
    return table;
}

size_t ck_multiply_add(size_t rounds) { return ck_kernels_in_use()->multiply_add(rounds); }
