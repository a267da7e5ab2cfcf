import Glibc
import Imaging
import TestSupport
import Testing

@testable import Capture

extension CameraLabTests {
    /// The camera against the kernel's own test driver.
    @Suite struct VividTests {
        @Test func listsTheCameraAndNotItsMetadata() {
            let camera = CameraInfo(path: "/dev/video0", index: 0, name: "vivid", bus: "platform:vivid-000")
            #expect(CameraList.cameras() == [camera])
            #expect(throws: CaptureError.notACamera(path: "/dev/video1")) { try V4L2Camera("/dev/video1") }
        }

        @Test func choosesItsFavouriteFormat() throws {
            let camera = try V4L2Camera()
            defer { camera.close() }
            #expect(camera.mode.hasPrefix("YUYV 640x360") || camera.mode.hasPrefix("YUYV 640x480"))
            #expect(camera.camera.bus == "platform:vivid-000")
        }

        @Test(arguments: ["YUYV", "UYVY", "NV12", "YU12", "YV12", "RGB3", "BGR3", "GREY"])
        func readsEveryFormat(format: String) async throws {
            try await CameraLab.set("osd_text_mode=2,test_pattern=7,horizontal_movement=3,show_border=0")
            let camera = try V4L2Camera("vivid", request: CaptureRequest(width: 320, height: 180, format: format))
            defer { camera.close() }
            #expect(camera.mode.hasPrefix(format))
            for _ in 0..<3 {
                let frame = try camera.frame()
                #expect((frame.width, frame.height) == (320, 180))
                // Pure red: by Rec. 601 luminance 81 in video range; for GREY the driver takes Rec. 709's 54 in full
                // range; a third of 255 as the mean of red, green and blue.
                let expected: ClosedRange<UInt8> =
                    format == "GREY" ? 53...55 : format.hasSuffix("3") ? 84...86 : 80...82
                let strange = frame.plainLuminance.filter { !expected.contains($0) }
                #expect(strange.isEmpty, "\(strange.prefix(10)) of \(strange.count)")
            }
        }

        @Test(arguments: ["YUYV", "NV12", "BGR3", "GREY"])
        func pixelsAreInTheirPlaces(format: String) async throws {
            try await CameraLab.set("osd_text_mode=2,test_pattern=20,horizontal_movement=3")
            let camera = try V4L2Camera("0", request: CaptureRequest(width: 640, height: 360, format: format))
            defer { camera.close() }
            let frame = try camera.frame()
            let luminance = frame.plainLuminance
            // A ramp of grey from left to right, the same in every row.
            let first = Array(luminance[..<frame.width])
            #expect(zip(first, first.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(first[0] < 30 && first[frame.width - 1] > 220)
            for y in 0..<frame.height { #expect(Array(luminance[y * frame.width..<(y + 1) * frame.width]) == first) }
        }

        @Test func numbersAndTimesRise() throws {
            let camera = try V4L2Camera()
            defer { camera.close() }
            var last = try camera.frame()
            for _ in 0..<10 {
                let frame = try camera.frame()
                #expect(frame.sequence > last.sequence)
                #expect(frame.time > last.time)
                // Times are whole milliseconds, the nearest ones.
                #expect(frame.time <= MonotonicClock.now() + 1)
                last = frame
            }
            #expect(camera.statistics.received >= 11)
            #expect(camera.statistics.interruptions == 0)
        }

        @Test func framesStayWholeWhileTheyAreHeld() async throws {
            try await CameraLab.set("osd_text_mode=0,test_pattern=0,horizontal_movement=5")
            let camera = try V4L2Camera("0", request: CaptureRequest(width: 320, height: 180, format: "GREY"))
            // More than the driver has buffers: some frames must be copies, and none may change.
            var held: [(Frame, [UInt8])] = []
            for _ in 0..<8 {
                let frame = try camera.frame()
                held.append((frame, frame.bytes))
            }
            _ = try camera.frame()
            #expect(camera.statistics.copied > 0)
            camera.close()
            for (frame, bytes) in held { #expect(frame.bytes == bytes) }
            // The camera is free again although its buffers are still in use.
            let again = try V4L2Camera("0")
            defer { again.close() }
            _ = try again.frame()
            for (frame, bytes) in held { #expect(frame.bytes == bytes) }
        }

        @Test func onlyTheNewestPictureWaits() throws {
            let camera = try V4L2Camera("0", request: CaptureRequest(width: 320, height: 180, format: "GREY"))
            defer { camera.close() }
            let before = try camera.frame()
            let count = camera.statistics.received
            // A reader that does something else for a while.
            while camera.statistics.received < count + 6 { MonotonicClock.wait(until: MonotonicClock.now() + 5) }
            let newest = try camera.frame()
            #expect(newest.sequence >= before.sequence + 5, "the pictures before the newest are gone")
            #expect(camera.statistics.superseded >= 4)
        }

        @Test func takesTheNearestSize() throws {
            let camera = try V4L2Camera("0", request: CaptureRequest(width: 1300, height: 700, rate: 5))
            defer { camera.close() }
            let frame = try camera.frame()
            #expect((frame.width, frame.height) == (1280, 720))
        }

        @Test func saysThatAnotherProgramHasIt() throws {
            let camera = try V4L2Camera()
            defer { camera.close() }
            _ = try camera.frame()
            #expect(throws: CaptureError.busy(camera: "vivid (/dev/video0)")) { try V4L2Camera() }
            _ = try camera.frame()
        }

        @Test func saysWhatItOffersWhenNothingCanBeRead() {
            let error = #expect(throws: CaptureError.self) {
                try V4L2Camera("0", request: CaptureRequest(format: "H264"))
            }
            guard case .noSuchFormat("vivid (/dev/video0)", "H264", let offered)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(offered.contains("YUYV") && offered.contains("Y16"))
        }
    }
}
