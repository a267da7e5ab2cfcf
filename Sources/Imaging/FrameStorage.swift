/// Owner of a frame's bytes.
///
/// A camera's driver buffer, a decoder's picture or plain memory: the bytes stay valid and unchanged
/// while the storage lives, and `release` runs when its last user lets go (a driver buffer is then
/// handed back to the driver), so that no frame has to be copied on its way to the network.
public final class FrameStorage: Sendable {
    private nonisolated(unsafe) let base: UnsafeRawBufferPointer
    private let release: @Sendable () -> Void

    /// Borrows bytes that stay valid and unchanged until `release` is called.
    public init(borrowing base: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void) {
        self.base = base
        self.release = release
    }

    /// Copies bytes into memory of its own.
    public convenience init(copying bytes: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyBytes(from: bytes)
        nonisolated(unsafe) let memory = copy
        self.init(borrowing: UnsafeRawBufferPointer(copy)) { memory.deallocate() }
    }

    deinit { release() }

    /// Number of bytes.
    public var count: Int { base.count }

    /// Lends the bytes for the length of a call.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(base)
    }
}
