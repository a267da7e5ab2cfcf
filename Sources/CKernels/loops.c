#include "kernels.h"

// The public functions of the light loops: each calls the table in use.

#define DEFINE(result, prefix, name, parameters, arguments) \
    result prefix##name parameters { return ck_kernels_in_use()->name arguments; }
CK_LOOPS(DEFINE)
