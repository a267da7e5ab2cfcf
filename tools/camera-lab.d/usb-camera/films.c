// The pictures to send: raw ones of equal length, or JPEG pictures one after the other.
#include "device.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Returns the end of the JPEG picture at `start`, behind its end marker (ITU-T T.81, annex B); 0 if there is none.
static size_t jpeg_end(const uint8_t *bytes, size_t start, size_t length) {
    size_t place = start + 2;
    while (place + 4 <= length && bytes[place] == 0xff && bytes[place + 1] != 0xda)
        place += 2 + (bytes[place + 2] << 8 | bytes[place + 3]);
    while (place + 2 <= length && !(bytes[place] == 0xff && bytes[place + 1] == 0xd9)) place++;
    return place + 2 <= length ? place + 2 : 0;
}

// Copies a JPEG picture without its Huffman tables, as many cameras send it; returns the length of the copy.
static size_t copy_without_huffman(uint8_t *target, const uint8_t *bytes, size_t start, size_t end) {
    size_t count = 2, place = start + 2;
    memcpy(target, bytes + start, 2);
    while (place + 4 <= end && bytes[place] == 0xff && bytes[place + 1] != 0xda) {
        size_t segment = 2 + (bytes[place + 2] << 8 | bytes[place + 3]);
        if (bytes[place + 1] != 0xc4) {
            memcpy(target + count, bytes + place, segment);
            count += segment;
        }
        place += segment;
    }
    memcpy(target + count, bytes + place, end - place);
    return count + end - place;
}

static void add_picture(struct film *film, size_t end) {
    film->starts = realloc(film->starts, (film->count + 2) * sizeof *film->starts);
    if (film->count == 0) film->starts[0] = 0;
    film->starts[++film->count] = end;
}

// Splits a sequence of JPEG pictures.
static void split_jpeg_pictures(struct film *film, const uint8_t *bytes, size_t length, bool without_huffman) {
    uint8_t *copies = malloc(length);
    size_t used = 0, place = 0, end;
    while (place + 4 <= length && bytes[place] == 0xff && bytes[place + 1] == 0xd8 &&
           (end = jpeg_end(bytes, place, length)) > 0) {
        if (without_huffman) {
            used += copy_without_huffman(copies + used, bytes, place, end);
        } else {
            memcpy(copies + used, bytes + place, end - place);
            used += end - place;
        }
        add_picture(film, used);
        place = end;
    }
    film->bytes = copies;
}

// Draws grey ramps that move from picture to picture.
static bool draw(struct film *film, size_t size, int width) {
    enum { PICTURES = 16 };
    uint8_t *bytes = malloc(PICTURES * size);
    for (int number = 0; number < PICTURES; number++) {
        for (size_t i = 0; i < size; i++) bytes[number * size + i] = 16 + (i % width + 13 * number) * 224 / width % 224;
        add_picture(film, (number + 1) * size);
    }
    film->bytes = bytes;
    return true;
}

bool open_film(struct film *film, const struct mode *mode, const char *path, bool without_huffman) {
    size_t size = (size_t)mode->width * mode->height * mode->format->bits / 8;
    if (path == NULL) return draw(film, size > 0 ? size : 4096, mode->width);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) < 0 || status.st_size == 0) return false;
    const uint8_t *bytes = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (bytes == MAP_FAILED) return false;
    if (size == 0) {
        split_jpeg_pictures(film, bytes, status.st_size, without_huffman);
    } else {
        film->bytes = bytes;
        for (size_t end = size; end <= (size_t)status.st_size; end += size) add_picture(film, end);
    }
    return film->count > 0;
}

const uint8_t *film_picture(const struct film *film, int number, size_t *length) {
    int place = number % film->count;
    *length = film->starts[place + 1] - film->starts[place];
    return film->bytes + film->starts[place];
}
