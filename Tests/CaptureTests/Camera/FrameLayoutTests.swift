import Imaging
import Testing

@testable import Capture

@Suite struct FrameLayoutTests {
    @Test(arguments: [
        (PixelFormat.grey, 0, 8, 32), (.grey, 16, 16, 64), (.yuyv, 16, 16, 64), (.uyvy, 0, 16, 64), (.rgb, 24, 24, 96),
        (.bgr, 32, 32, 128), (.nv12, 8, 8, 48), (.yuv420, 16, 16, 96), (.yvu420, 0, 8, 48), (.jpeg, 0, 0, 0),
        (.jpeg, 4096, 0, 0),
    ])
    func knowsHowLongAPictureIs(format: PixelFormat, stride: Int, expectedStride: Int, size: Int) {
        let layout = FrameLayout(format: format, width: 8, height: 4, stride: stride)
        #expect(layout?.stride == expectedStride)
        #expect(layout?.size == size)
    }

    @Test func refusesWhatMakesNoSense() {
        #expect(FrameLayout(format: .grey, width: 0, height: 4, stride: 8) == nil)
        #expect(FrameLayout(format: .grey, width: 8, height: -4, stride: 8) == nil)
        #expect(FrameLayout(format: .grey, width: 8, height: 4, stride: 7) == nil)
        #expect(FrameLayout(format: .yuyv, width: 8, height: 4, stride: 8) == nil)
        #expect(FrameLayout(format: .grey, width: 8, height: 4, stride: .max) == nil)
        #expect(FrameLayout(format: .grey, width: .max, height: .max, stride: 0) == nil)
    }

    private func frame(_ layout: FrameLayout?, _ bytes: [UInt8]) -> Frame? {
        bytes.withUnsafeBytes { bytes in
            layout?.frame(in: bytes, time: 7, sequence: 9) { FrameStorage(copying: bytes) }
        }
    }

    @Test func takesWholePicturesOnly() {
        let layout = FrameLayout(format: .yuyv, width: 4, height: 2, stride: 8)
        #expect(frame(layout, [UInt8](repeating: 1, count: 15)) == nil)
        #expect(frame(layout, []) == nil)
        let whole = frame(layout, [UInt8](0..<16))
        #expect(whole?.bytes == [UInt8](0..<16))
        #expect(whole?.time == 7)
        #expect(whole?.sequence == 9)
        // Drivers may round the buffer up.
        #expect(frame(layout, [UInt8](repeating: 1, count: 4096))?.width == 4)
    }

    /// A JPEG picture as far as its marks go, of `count` bytes.
    private func jpeg(_ count: Int, width: UInt8 = 32) -> [UInt8] {
        let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 16, 0, width, 3]
        return head + [UInt8](repeating: 5, count: count - head.count - 2) + [0xFF, 0xD9]
    }

    @Test func looksIntoCompressedPictures() {
        let layout = FrameLayout(format: .jpeg, width: 640, height: 480, stride: 0)
        let whole = frame(layout, jpeg(200))
        #expect(whole?.width == 32)
        #expect(whole?.height == 16)
        #expect(whole?.stride == 0)
        #expect(frame(layout, jpeg(127)) == nil)
        #expect(frame(layout, Array(jpeg(5000).dropLast(4))) == nil)
        #expect(frame(layout, [UInt8](repeating: 0xAB, count: 5000)) == nil)
        #expect(frame(layout, [UInt8](repeating: 0, count: 5000)) == nil)
    }
}
