#pragma once
// Loads a library when one of its functions is first called, instead of before the program starts.
//
// Why: a program that is linked with FFmpeg, SDL and Fontconfig makes the system load some 170 libraries before its
// first instruction, also if it needs none of them. At every start that costs about 65 ms and 30 MB.
// How: each function of such a library is defined once more in this program, with the same declaration, by a macro.
// Its body finds the function in the library at the first call and calls it; later calls cost one check of a pointer.
// Callers include the library's own headers and do not notice. The definitions stand in a C file of their own:
//
//     DELAYED_LIBRARY(sdl, "libSDL2-2.0.so.0")
//     DELAY_LOADED(sdl, int, SDL_InitSubSystem, (Uint32 flags), (flags))
//
// A function that is called but not listed there is missed when the program is linked; a declaration that differs from
// the one in the library's header does not compile.
#include <stdbool.h>
#include <stddef.h>

/// A library and its handle, which is NULL until the library is loaded.
typedef struct {
    const char *file;
    void *handle;
} delayed_library;

/// Loads a library unless it is loaded already; returns false if this system does not have it.
///
/// Calling a function of a library that is missing ends the program with a message and status 127, as the system does
/// for a program that is linked with a missing library. A caller that can go on without the library asks here first.
bool delay_load(delayed_library *library);

/// Returns the address of a function of a library, which is loaded if necessary; ends the program if there is none.
void *delay_load_find(delayed_library *library, const char *function);

/// Gives back the memory that holds code and constants of all libraries; what is used again is read from their files.
///
/// Loading a library reads its tables of names once and never again, and the kernel reads 15 more pages beside each
/// page that is touched: 25 MB for 170 libraries. Only segments that cannot have been written to are given back.
void delay_load_release_pages(void);

/// Returns the address that is kept in `address`, after it was found at the first call.
static inline void *delay_load_address(delayed_library *library, const char *function, void **address) {
    void *known = __atomic_load_n(address, __ATOMIC_ACQUIRE);
    if (known == NULL) {
        known = delay_load_find(library, function);
        __atomic_store_n(address, known, __ATOMIC_RELEASE);
    }
    return known;
}

/// Defines a library by the name of its file.
#define DELAYED_LIBRARY(library, file) static delayed_library library = {file, NULL};

/// Defines a function that calls the one of the same name in a library.
///
/// The definition is hidden, which means not visible outside of this program: the libraries themselves must go on to
/// find their own functions.
#define DELAY_LOADED(library, result, function, parameters, arguments)                                                 \
    __attribute__((visibility("hidden"))) result function parameters {                                                 \
        static void *address;                                                                                          \
        return ((__typeof__(function) *)delay_load_address(&library, #function, &address))arguments;                   \
    }

/// The text of a number behind a macro, for the names of files that end in a version.
#define DELAY_LOAD_TEXT(number) DELAY_LOAD_TEXT_OF(number)
#define DELAY_LOAD_TEXT_OF(number) #number
