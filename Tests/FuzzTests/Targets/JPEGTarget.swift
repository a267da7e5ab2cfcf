import Imaging

@testable import Capture

/// Reads a camera's JPEG picture: its header, its luminance, and a hand's part of it.
enum JPEGTarget {
    static func run(_ bytes: UnsafeRawBufferPointer) {
        let header = JPEGHeader(bytes)
        _ = JPEGHeader.isWhole(bytes)
        let frame = Frame(
            format: .jpeg, width: header?.width ?? 0, height: header?.height ?? 0, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
        // Large pictures are slow to decode and no different.
        if let header, header.width * header.height > 1 << 20 { return }
        _ = try? frame.luminance()
        let side = Double(min(frame.width, frame.height))
        let regions = [
            Region(x: 0, y: 0, width: side, height: side), Region(x: -9, y: 5, width: 40, height: 40, tilt: 0.3),
        ]
        var grid = [Float](repeating: 0, count: 50 * 50)
        for region in regions {
            grid.withUnsafeMutableBufferPointer { grid in
                try? frame.averageLuminance(over: region, columns: 50, rows: 50, mirrored: true, into: grid)
            }
            precondition(grid.allSatisfy { (-0.01...255.01).contains($0) }, "luminance is from 0 to 255")
        }
    }
}
