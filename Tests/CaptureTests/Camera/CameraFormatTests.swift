import CV4L2
import Imaging
import Testing

@testable import Capture

@Suite struct CameraFormatTests {
    @Test(arguments: [
        (0x5659_5559, "YUYV", PixelFormat.yuyv), (0x5956_5955, "UYVY", .uyvy), (0x5945_5247, "GREY", .grey),
        (0x3231_564E, "NV12", .nv12), (0x3231_5559, "YU12", .yuv420), (0x3231_5659, "YV12", .yvu420),
        (0x3342_4752, "RGB3", .rgb), (0x3352_4742, "BGR3", .bgr), (0x4750_4A4D, "MJPG", .jpeg),
        (0x4745_504A, "JPEG", .jpeg),
    ])
    func knowsWhatCanBeRead(code: UInt32, letters: String, pixels: PixelFormat) {
        // The numbers are those of the kernel's header, letter by letter.
        let format = CameraFormat(code: code)
        #expect(format.description == letters)
        #expect(format.pixels == pixels)
    }

    @Test func lettersAndNumbersAreTheSame() {
        #expect(CameraFormat("YUYV") == CameraFormat(code: 0x5659_5559))
    }

    @Test func otherFormatsCannotBeRead() {
        #expect(CameraFormat("H264").pixels == nil)
        #expect(CameraFormat("YVYU").pixels == nil)
        #expect(CameraFormat(code: 0).pixels == nil)
    }

    @Test func showsOddLettersSafely() {
        #expect(CameraFormat("Y16 ").description == "Y16")
        #expect(CameraFormat(code: 0xB136_3159).description == "Y16?")
        #expect(CameraFormat(code: 0).description == "????")
    }
}
