import Foundation
import TestSupport

/// A small film whose every pixel is known: a slanted pattern that moves.
struct TestVideo {
    let width: Int
    let height: Int
    let count: Int

    init(width: Int = 64, height: Int = 48, count: Int = 12) {
        self.width = width
        self.height = height
        self.count = count
    }

    /// The luminance of one picture, 16…235 as video has it.
    func luminance(_ number: Int) -> [UInt8] {
        (0..<width * height).map { UInt8(16 + (($0 % width) * 3 + ($0 / width) * 5 + number * 17) % 220) }
    }

    /// Every picture's luminance.
    var luminances: [[UInt8]] { (0..<count).map(luminance) }

    /// The film as YUV4MPEG2, which holds bytes as they are.
    ///
    /// - Parameter layout: `420jpeg`, `422` or `mono`.
    func y4m(layout: String = "420jpeg") -> [UInt8] {
        let (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2)
        let chroma =
            switch layout {
            case "mono": 0
            case "422": halfWidth * height
            default: halfWidth * halfHeight
            }
        var bytes = Array("YUV4MPEG2 W\(width) H\(height) F30:1 Ip A1:1 C\(layout)\n".utf8)
        for number in 0..<count {
            bytes += Array("FRAME\n".utf8) + luminance(number)
            bytes += (0..<chroma).map { UInt8(100 + ($0 + number) % 50) }
            bytes += (0..<chroma).map { UInt8(160 - ($0 + number) % 50) }
        }
        return bytes
    }

    /// Writes the film into a folder and makes a file of another kind of it with the `ffmpeg` program.
    @discardableResult
    func encoded(
        as name: String, in folder: TemporaryFolder, layout: String = "420jpeg", _ options: [String] = []
    ) async throws -> String {
        let source = try folder.write(y4m(layout: layout), to: name + ".y4m")
        let target = folder.file(name)
        try await Self.ffmpeg(["-i", source.path] + options + [target.path])
        return target.path
    }

    /// Runs the `ffmpeg` program.
    static func ffmpeg(_ arguments: [String]) async throws {
        let program = try ChildProcess(
            URL(filePath: "/usr/bin/ffmpeg"), ["-nostdin", "-v", "error", "-y", "-threads", "1"] + arguments)
        let result = try await program.result()
        guard result.status == 0 else { throw FFmpegFailed(words: result.errorText) }
    }
}

/// The `ffmpeg` program could not make what a test needs.
struct FFmpegFailed: Error {
    let words: String
}
