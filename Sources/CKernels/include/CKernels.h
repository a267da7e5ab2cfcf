#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The instruction set that the kernels run with: "avx512", "avx2", "baseline" or "neon".
const char *ck_isa(void);
