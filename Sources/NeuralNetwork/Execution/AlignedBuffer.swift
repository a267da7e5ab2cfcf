/// Floats on the heap, aligned to a cache line, zero at first, freed with their last user.
final class AlignedBuffer {
    /// The first of `count` floats.
    let start: UnsafeMutablePointer<Float>
    /// Number of floats.
    let count: Int

    init(count: Int) {
        self.count = count
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 4, alignment: 64)
        start = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
        start.initialize(repeating: 0, count: max(count, 1))
    }

    deinit { start.deallocate() }

    /// All floats.
    var values: UnsafeMutableBufferPointer<Float> { UnsafeMutableBufferPointer(start: start, count: count) }

    /// The number of floats rounded up so that what follows starts at a cache line.
    static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
