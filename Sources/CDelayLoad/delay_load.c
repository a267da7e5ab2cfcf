#define _GNU_SOURCE
#include "CDelayLoad.h"

#include <dlfcn.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/// Returns the library's handle, NULL if this system does not have the library.
static void *handle_of(delayed_library *library) {
    void *handle = __atomic_load_n(&library->handle, __ATOMIC_ACQUIRE);
    if (handle) return handle;
    // Threads that come here at the same time get the same handle from the loader.
    handle = dlopen(library->file, RTLD_LAZY | RTLD_LOCAL);
    if (handle) {
        __atomic_store_n(&library->handle, handle, __ATOMIC_RELEASE);
        delay_load_release_pages();
    }
    return handle;
}

bool delay_load(delayed_library *library) { return handle_of(library) != NULL; }

void *delay_load_find(delayed_library *library, const char *function) {
    void *handle = handle_of(library);
    void *address = handle ? dlsym(handle, function) : NULL;
    if (!address) {
        fprintf(stderr, "%s cannot be used: %s\n", library->file, dlerror());
        exit(127);
    }
    return address;
}

/// Whether the loader has written into segments that are not writable any more.
static bool has_text_relocations(const struct dl_phdr_info *object) {
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[index];
        if (header->p_type != PT_DYNAMIC) continue;
        const ElfW(Dyn) *entry = (const void *)(object->dlpi_addr + header->p_vaddr);
        for (; entry->d_tag != DT_NULL; entry++) {
            if (entry->d_tag == DT_TEXTREL) return true;
            if (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL)) return true;
        }
    }
    return false;
}

static int release_object(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    const uintptr_t page = *(const uintptr_t *)context;
    if (has_text_relocations(object)) return 0;
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[index];
        if (header->p_type != PT_LOAD || (header->p_flags & PF_W)) continue;
        const uintptr_t start = (object->dlpi_addr + header->p_vaddr) & ~(page - 1);
        const uintptr_t end = (object->dlpi_addr + header->p_vaddr + header->p_filesz) & ~(page - 1);
        // Memory that cannot be given back stays; that of the kernel's own object is an example.
        if (end > start) (void)madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

void delay_load_release_pages(void) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    dl_iterate_phdr(release_object, &page);
}
