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

@Suite struct CameraModeTests {
    private func mode(
        _ format: StaticString, _ width: Int, _ height: Int, _ rate: Double? = 30, emulated: Bool = false
    ) -> CameraMode {
        CameraMode(format: CameraFormat(format), isEmulated: emulated, width: width, height: height, rate: rate)
    }

    private func best(_ modes: [CameraMode], request: CaptureRequest = CaptureRequest()) -> String? {
        request.order(modes).first?.description
    }

    @Test func anOrdinaryCameraSendsUncompressedPictures() {
        let modes = [
            mode("MJPG", 1920, 1080), mode("MJPG", 1280, 720), mode("MJPG", 640, 480), mode("YUYV", 1280, 720, 10),
            mode("YUYV", 640, 480), mode("YUYV", 320, 240), mode("RGB3", 640, 480, emulated: true),
        ]
        #expect(best(modes) == "YUYV 640x480 at 30/s")
    }

    @Test func takesCompressedPicturesWhenTheyComeClearlyFaster() {
        #expect(best([mode("YUYV", 640, 480, 15), mode("MJPG", 640, 480, 30)]) == "MJPG 640x480 at 30/s")
        #expect(best([mode("YUYV", 640, 480, 24), mode("MJPG", 640, 480, 30)]) == "MJPG 640x480 at 30/s")
        #expect(best([mode("YUYV", 640, 480, 25), mode("MJPG", 640, 480, 30)]) == "YUYV 640x480 at 25/s")
        #expect(best([mode("YUYV", 640, 480, 30), mode("MJPG", 640, 480, 60)]) == "YUYV 640x480 at 30/s")
    }

    @Test func weighsSizeAgainstRate() {
        #expect(best([mode("YUYV", 640, 480, 10), mode("YUYV", 320, 240, 30)]) == "YUYV 320x240 at 30/s")
        #expect(best([mode("YUYV", 640, 480, 15), mode("YUYV", 320, 240, 30)]) == "YUYV 640x480 at 15/s")
        #expect(best([mode("YUYV", 160, 120, 30), mode("YUYV", 640, 480, 15)]) == "YUYV 640x480 at 15/s")
        #expect(best([mode("MJPG", 1920, 1080), mode("MJPG", 1280, 720)]) == "MJPG 1280x720 at 30/s")
    }

    @Test func prefersWhatTheCameraReallySends() {
        #expect(best([mode("YU12", 640, 480, emulated: true), mode("GREY", 640, 480)]) == "GREY 640x480 at 30/s")
        #expect(best([mode("BGR3", 640, 480, emulated: true), mode("MJPG", 640, 480)]) == "MJPG 640x480 at 30/s")
        #expect(best([mode("Y16 ", 640, 480), mode("YU12", 640, 480, emulated: true)]) == "YU12 640x480 at 30/s")
    }

    @Test func leavesOutWhatCannotBeRead() {
        #expect(CaptureRequest().order([mode("H264", 640, 480), mode("Y16 ", 640, 480)]).isEmpty)
        #expect(CaptureRequest().order([]).isEmpty)
    }

    @Test func keepsAllOthersToFallBackOn() {
        let modes = [mode("MJPG", 640, 480), mode("YUYV", 320, 240), mode("YUYV", 640, 480)]
        #expect(Set(CaptureRequest().order(modes)) == Set(modes))
    }

    @Test func unknownRatesCountAsTheWishedOne() {
        #expect(best([mode("YUYV", 640, 480, nil), mode("MJPG", 640, 480, 30)]) == "YUYV 640x480")
    }

    @Test func wishesCanBeForOneFormatAndOtherSizes() {
        let modes = [mode("YUYV", 640, 480), mode("MJPG", 640, 480), mode("MJPG", 1280, 720)]
        #expect(best(modes, request: CaptureRequest(format: "MJPG")) == "MJPG 640x480 at 30/s")
        #expect(best(modes, request: CaptureRequest(width: 1280, height: 720)) == "MJPG 1280x720 at 30/s")
        #expect(best(modes, request: CaptureRequest(format: "NV12")) == nil)
    }

    @Test func survivesNumbersThatNoDriverShouldGive() {
        let odd = [mode("YUYV", 640, 480, 0), mode("YUYV", 1, 1, .infinity), mode("GREY", 640, 480, -5)]
        #expect(CaptureRequest().order(odd).count == 3)
    }
}
