import Dispatch

/// The results of `transform` for 0 to `count - 1` in that order, worked out on all cores.
///
/// - Parameter block: how many a core takes at a time: few, where one takes long.
public func concurrentMap<Result: Sendable>(
    _ count: Int, block: Int = 64, _ transform: @Sendable (Int) -> Result
) -> [Result] {
    let blocks = (count + block - 1) / block
    var parts = [[Result]](repeating: [], count: blocks)
    parts.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let places = buffer
        DispatchQueue.concurrentPerform(iterations: blocks) { index in
            places[index] = (index * block..<min(count, (index + 1) * block)).map(transform)
        }
    }
    return Array(parts.joined())
}
