import Imaging
import Recognition
import Testing

@testable import benchmarks

@Suite struct SampleFramesTests {
    @Test("Every format shows the network the same picture", arguments: PixelFormat.allCases)
    func formats(format: PixelFormat) throws {
        func picture(_ format: PixelFormat) throws -> [Float] {
            let frame = try SampleFrames.frame(format, width: 320, height: 240)
            var picture = [Float](repeating: 0, count: 2500)
            try picture.withUnsafeMutableBufferPointer {
                try LetterPreprocessor().prepare(
                    frame, region: Region(x: 60, y: 40, width: 150, height: 150), mirrored: false, into: $0)
            }
            return picture
        }
        let colour: Set<PixelFormat> = [.rgb, .bgr, .jpeg]
        let grey = try picture(.grey), other = try picture(format)
        let mean = zip(grey, other).reduce(0) { $0 + abs($1.0 - $1.1) } / 2500
        // In colour formats the noise is rounded differently, and JPEG smooths it.
        #expect(mean < (colour.contains(format) ? 0.3 : 1e-5))
    }
}
