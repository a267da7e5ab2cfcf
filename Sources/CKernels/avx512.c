#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512bw,avx512dq,avx2,fma"))), apply_to = function)
#define LANES 16
#define ROWS 13
#define TABLE ck_kernels_avx512
#define NAME "avx512"
#include "vector/table.h"
#pragma clang attribute pop
#endif
