import Synchronization

extension JPEGDecoder {
    private static let idle = Mutex<[Pooled]>([])

    /// Lends a decoder that nobody else uses meanwhile, with the memory that earlier pictures have left it.
    ///
    /// - Throws: `ImageError.noMemory`, and what `body` throws.
    static func withPooled<Result>(
        _ body: (JPEGDecoder) throws(ImageError) -> Result
    ) throws(ImageError) -> Result {
        let decoder: JPEGDecoder
        if let pooled = idle.withLock({ $0.popLast() }) {
            decoder = pooled.decoder
        } else {
            decoder = try JPEGDecoder()
        }
        defer {
            let pooled = Pooled(decoder: decoder)
            idle.withLock { $0.append(pooled) }
        }
        return try body(decoder)
    }

    /// A decoder in the pool, which may change threads because only one at a time ever holds it.
    private struct Pooled: @unchecked Sendable {
        let decoder: JPEGDecoder
    }
}
