#pragma once
// Sums over positions, for each channel: a chunk of positions that fits the first-level cache is read in blocks of
// channels whose partial sums stay in registers; the sums of the chunks are added in double precision.
#define CK_CHUNK_FLOATS 4096

/// The number of positions in one chunk.
INLINE size_t ck_chunk_rows(size_t channels) {
    size_t rows = CK_CHUNK_FLOATS / channels;
    return rows < 1 ? 1 : rows > 256 ? 256 : rows;
}

/// Calls f(first channel, width) for blocks of 32, 16, 8 and then single channels, the widths being constants.
#define CK_FOR_CHANNEL_BLOCKS(channels, f) \
    do { \
        size_t block_start = 0; \
        for (; block_start + 32 <= (channels); block_start += 32) f(block_start, 32); \
        for (; block_start + 16 <= (channels); block_start += 16) f(block_start, 16); \
        for (; block_start + 8 <= (channels); block_start += 8) f(block_start, 8); \
        for (; block_start < (channels); block_start++) f(block_start, 1); \
    } while (0)
