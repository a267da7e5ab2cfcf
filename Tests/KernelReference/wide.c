#include "KernelCheck.h"

// The 16-wide source that AVX-512 runs, compiled for AVX2: each vector becomes two registers. Slow, but the same steps.

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 16
#define ROWS 12
#define TABLE wide_kernels
#define NAME "wide"
#include "vector/table.h"
#pragma clang attribute pop

bool check_use_wide_kernels(void) {
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return false;
    ck_use_kernels(&wide_kernels);
    return true;
}
#else
bool check_use_wide_kernels(void) { return false; }
#endif
