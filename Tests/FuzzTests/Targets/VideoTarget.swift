import Imaging
import Recognition

@testable import Capture

/// Plays a video through the recognizer and records what it shows.
enum VideoTarget {
    /// Frames that are played: enough to see the second of everything.
    private static let mostFrames = 40

    static func run(_ bytes: UnsafeRawBufferPointer) {
        guard let file = FuzzFile(bytes, name: "video"), let video = try? VideoFile(path: file.url.path, pace: .max)
        else { return }
        let path = file.folder.appending(path: "recording.mkv").path
        let recording = RecordingFiles(path: path, space: FreeSpace(path: path, reserve: 0))
        var grid = [Float](repeating: 0, count: 50 * 50)
        for _ in 0..<mostFrames {
            guard case .frame(let frame)? = try? video.next(within: 1000) else { break }
            let region = FixedBox().region(width: frame.width, height: frame.height)
            grid.withUnsafeMutableBufferPointer { grid in
                try? frame.averageLuminance(over: region, columns: 50, rows: 50, into: grid)
            }
            // Large pictures are slow to compress and no different.
            if frame.width * frame.height < 1 << 18 { try? recording.write(frame) }
        }
        try? recording.finish()
        video.close()
    }
}
