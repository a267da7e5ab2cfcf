import Foundation
import TestSupport

extension TemporaryFolder {
    /// A file of a length, a header and data: the form of safetensors, with whatever is wrong about it.
    func safetensors(header: String, data: [UInt8] = [], length: UInt64? = nil) throws -> URL {
        let prefix = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Array($0) }
        return try write(prefix + Array(header.utf8) + data, to: "crafted.safetensors")
    }
}
