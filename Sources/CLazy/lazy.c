#define _GNU_SOURCE
#include "CLazy.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

/// The library's handle, NULL when this system does not have it.
static void *handle_of(lazy_library *library) {
    void *handle = __atomic_load_n(&library->handle, __ATOMIC_ACQUIRE);
    if (handle) return handle;
    // Threads that come here at once get the same handle from the loader.
    handle = dlopen(library->file, RTLD_LAZY | RTLD_LOCAL);
    if (handle) {
        __atomic_store_n(&library->handle, handle, __ATOMIC_RELEASE);
        lazy_release_pages();
    }
    return handle;
}

bool lazy_load(lazy_library *library) { return handle_of(library) != NULL; }

/// What the assembly of `LAZY_FUNCTION` lays out.
typedef struct {
    void *target;
    const char *name;
    lazy_library *library;
} lazy_slot;

/// Fills a slot and tells where to go; called from the assembly below.
__attribute__((used, visibility("hidden"))) void *lazy_fill(lazy_slot *slot) {
    void *handle = handle_of(slot->library);
    void *target = handle ? dlsym(handle, slot->name) : NULL;
    if (!target) {
        fprintf(stderr, "%s cannot be used: %s\n", slot->library->file, dlerror());
        exit(127);
    }
    __atomic_store_n(&slot->target, target, __ATOMIC_RELEASE);
    return target;
}

// Comes from a function's first call, with its slot in a scratch register: all registers that may hold arguments are
// kept while the slot is filled, then the call goes on as if nothing had been.
#if defined(__x86_64__)
__asm__(
    ".text\n.balign 16\n.globl lazy_resolve\n.hidden lazy_resolve\n.type lazy_resolve, %function\n"
    "lazy_resolve:\n"
    "push %rdi\npush %rsi\npush %rdx\npush %rcx\npush %r8\npush %r9\npush %rax\n"
    "sub $128, %rsp\n"  // 8 of the return address, 56 of the pushes, 128: the stack is aligned
    "movups %xmm0, (%rsp)\nmovups %xmm1, 16(%rsp)\nmovups %xmm2, 32(%rsp)\nmovups %xmm3, 48(%rsp)\n"
    "movups %xmm4, 64(%rsp)\nmovups %xmm5, 80(%rsp)\nmovups %xmm6, 96(%rsp)\nmovups %xmm7, 112(%rsp)\n"
    "mov %r11, %rdi\n"
    "call lazy_fill\n"
    "mov %rax, %r11\n"
    "movups (%rsp), %xmm0\nmovups 16(%rsp), %xmm1\nmovups 32(%rsp), %xmm2\nmovups 48(%rsp), %xmm3\n"
    "movups 64(%rsp), %xmm4\nmovups 80(%rsp), %xmm5\nmovups 96(%rsp), %xmm6\nmovups 112(%rsp), %xmm7\n"
    "add $128, %rsp\n"
    "pop %rax\npop %r9\npop %r8\npop %rcx\npop %rdx\npop %rsi\npop %rdi\n"
    "jmp *%r11\n"
    ".size lazy_resolve, . - lazy_resolve\n");
#elif defined(__aarch64__)
__asm__(
    ".text\n.balign 16\n.globl lazy_resolve\n.hidden lazy_resolve\n.type lazy_resolve, %function\n"
    "lazy_resolve:\n"
    "stp x29, x30, [sp, #-224]!\n"
    "mov x29, sp\n"
    "stp x0, x1, [sp, #16]\nstp x2, x3, [sp, #32]\nstp x4, x5, [sp, #48]\nstp x6, x7, [sp, #64]\nstr x8, [sp, #80]\n"
    "stp q0, q1, [sp, #96]\nstp q2, q3, [sp, #128]\nstp q4, q5, [sp, #160]\nstp q6, q7, [sp, #192]\n"
    "mov x0, x17\n"
    "bl lazy_fill\n"
    "mov x16, x0\n"
    "ldp x0, x1, [sp, #16]\nldp x2, x3, [sp, #32]\nldp x4, x5, [sp, #48]\nldp x6, x7, [sp, #64]\nldr x8, [sp, #80]\n"
    "ldp q0, q1, [sp, #96]\nldp q2, q3, [sp, #128]\nldp q4, q5, [sp, #160]\nldp q6, q7, [sp, #192]\n"
    "ldp x29, x30, [sp], #224\n"
    "br x16\n"
    ".size lazy_resolve, . - lazy_resolve\n");
#endif
