import Glibc
import Imaging
import TestSupport
import Testing

@testable import Capture

extension CameraLabTests {
    /// The camera under the faults that the kernel's test driver can make.
    @Suite struct VividFaultTests {
        private let request = CaptureRequest(width: 320, height: 180, format: "GREY")

        @Test(arguments: ["reqbufs", "qbuf", "streamon"])
        func opensAgainWhenTheDriverRefusesOnce(call: String) async throws {
            try await CameraLab.set("inject_vidioc_\(call)_error=1")
            let camera = try V4L2Camera("0", request: request)
            defer { camera.close() }
            _ = try camera.frame()
        }

        @Test func throwsDamagedFramesAway() async throws {
            let camera = try V4L2Camera("0", request: request)
            defer { camera.close() }
            _ = try camera.frame()
            try await CameraLab.set("inject_v4l2_buf_flag_error=1")
            while camera.statistics.damaged == 0 { _ = try camera.frame() }
            #expect(camera.statistics.damaged == 1)
            #expect(camera.statistics.interruptions == 0)
        }

        @Test func countsDroppedFrames() async throws {
            let camera = try V4L2Camera("0", request: request)
            defer { camera.close() }
            try await CameraLab.set("percentage_of_dropped_buffers=50")
            while camera.statistics.lost == 0 { _ = try camera.frame() }
            try await CameraLab.set("percentage_of_dropped_buffers=0")
            _ = try camera.frame()
        }

        @Test func comesBackAfterAFatalFailure() async throws {
            let camera = try V4L2Camera("0", request: request)
            defer { camera.close() }
            let before = try camera.frame()
            try await CameraLab.set("inject_fatal_streaming_error=1")
            guard case .device("vivid (/dev/video0)", let error) = try camera.interruption() else {
                Issue.record("the driver's failure must be told")
                return
            }
            #expect(error.code == EIO)
            guard case .recovered = try camera.event() else {
                Issue.record("it must come back by itself")
                return
            }
            #expect(try camera.frame().time > before.time)
            #expect(camera.statistics.interruptions == 1)
        }

        @Test func comesBackAfterAFreeze() async throws {
            let camera = try V4L2Camera("0", request: request)
            defer { camera.close() }
            _ = try camera.frame()
            try await CameraLab.set("percentage_of_dropped_buffers=100")
            guard case .noFrame("vivid (/dev/video0)", _) = try camera.interruption() else {
                Issue.record("a freeze must be told")
                return
            }
            try await CameraLab.set("percentage_of_dropped_buffers=0")
            guard case .recovered = try camera.event() else {
                Issue.record("it must come back by itself")
                return
            }
            _ = try camera.frame()
        }

        @Test func comesBackAfterItWasUnpluggedAndPluggedIn() async throws {
            let camera = try V4L2Camera("0", request: request)
            defer { camera.close() }
            var last: Frame? = try camera.frame()
            let bytes = last?.bytes
            try await CameraLab.set("disconnect=1")
            #expect(try camera.interruption() == .unplugged(camera: "vivid (/dev/video0)"))
            // The driver plugs the camera in again when nobody uses it any more. As long as a frame of it lives, which
            // must stay whole, it has gone.
            #expect(CameraList.cameras().isEmpty)
            #expect(throws: CaptureError.noCamera) { try V4L2Camera() }
            #expect(last?.bytes == bytes)
            last = nil
            guard case .recovered = try camera.event() else {
                Issue.record("it must come back by itself")
                return
            }
            _ = try camera.frame()
            #expect(camera.statistics.interruptions == 1)
        }
    }
}
