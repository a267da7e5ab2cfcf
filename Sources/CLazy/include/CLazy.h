#pragma once
#include <stdbool.h>
#include <stddef.h>

// Libraries that are loaded when one of their functions is first called.
//
// To be linked with FFmpeg and SDL means that the system loads some 170 libraries before a program's first
// instruction, needed or not: about 60 ms and 40 MB. Here each function becomes a jump through a slot; the first call
// finds the function in its library, loading that if need be, and fills the slot. Callers see nothing of it: they use
// the library's own headers.
//
// In C files of their own, which include no header of the library:
//
//     LAZY_LIBRARY(sdl, "libSDL2-2.0.so.0")
//     LAZY_FUNCTION(sdl, SDL_Init)

/// A library and, once it is loaded, its handle.
typedef struct {
    const char *file;
    void *handle;
} lazy_library;

/// Loads a library, unless that has been done; false when this system does not have it.
///
/// A function of a library that is not there ends the program with a message, as a missing library does at the start
/// of a program that is linked with it. Who can go on without the library asks here first.
bool lazy_load(lazy_library *library);

/// Gives back the memory of code and constants of all libraries: what is used again comes back from their files.
///
/// Loading reads each library's tables of names once and never again, and the kernel brings in 15 pages beside each
/// that is touched: of 170 libraries these are 25 MB. Only segments that nobody can have written to are given back.
void lazy_release_pages(void);

/// A number behind a macro as text, for names of files that end in a version.
#define LAZY_TEXT(number) LAZY_TEXT_OF(number)
#define LAZY_TEXT_OF(number) #number

#define LAZY_LIBRARY(library, file) lazy_library lazy_##library = {file, NULL};

// Names are not seen outside the program, so that libraries do not find ours in place of their own.
#if defined(__x86_64__)
#define LAZY_JUMP(name) "jmp *lazy_slot_" name "(%rip)\n"
#define LAZY_RESOLVE(name) "lea lazy_slot_" name "(%rip), %r11\njmp lazy_resolve\n"
#elif defined(__aarch64__)
#define LAZY_JUMP(name) \
    "adrp x16, lazy_slot_" name "\n" \
    "ldr x16, [x16, :lo12:lazy_slot_" name "]\n" \
    "br x16\n"
#define LAZY_RESOLVE(name) \
    "adrp x17, lazy_slot_" name "\n" \
    "add x17, x17, :lo12:lazy_slot_" name "\n" \
    "b lazy_resolve\n"
#else
#error "jumps are written for x86-64 and 64-bit ARM"
#endif

/// The function, and its slot: where to jump, the name, the library.
#define LAZY_FUNCTION(library, function) LAZY_FUNCTION_NAMED(#library, #function)
#define LAZY_FUNCTION_NAMED(library, name) \
    __asm__( \
        ".text\n.balign 16\n.globl " name "\n.hidden " name "\n.type " name ", %function\n" \
        name ":\n" LAZY_JUMP(name) \
        "lazy_first_" name ":\n" LAZY_RESOLVE(name) \
        ".size " name ", . - " name "\n" \
        ".section .rodata\nlazy_name_" name ": .asciz \"" name "\"\n" \
        ".data\n.balign 8\nlazy_slot_" name ":\n.quad lazy_first_" name ", lazy_name_" name ", lazy_" library "\n" \
        ".text\n");
