#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define ROWS 6
#define TABLE ck_kernels_avx2
#define NAME "avx2"
#include "vector/table.h"
#pragma clang attribute pop
#endif
