import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

/// The virtual machine of `tools/camera-lab`, in which real camera drivers are there to be used and tormented.
enum CameraLab {
    /// Whether the tests run in it.
    static let isHere = ProcessInfo.processInfo.environment["CAMERA_LAB"] != nil

    /// Says why tests are skipped elsewhere.
    static let reason: Comment = "this is no camera laboratory: run tools/camera-lab test"

    /// Milliseconds after which a camera that should do something counts as dead: the machine is emulated and slow.
    static let patience = 60_000.0

    /// Sets a control of a camera, such as `test_pattern=7`.
    static func set(_ control: String, of node: String = "/dev/video0") async throws {
        let program = try ChildProcess(URL(filePath: "/usr/bin/v4l2-ctl"), ["-d", node, "-c", control])
        let result = try await program.result(within: 60)
        try #require(result.status == 0, "\(control): \(result.errorText)")
    }
}

extension V4L2Camera {
    /// The next event, which must come.
    func event() throws -> CaptureEvent {
        try #require(try next(within: CameraLab.patience))
    }

    /// The next frame, with whatever else happens before it thrown away.
    func frame() throws -> Frame {
        while true {
            if case .frame(let frame) = try event() { return frame }
        }
    }

    /// The next interruption, with the frames before it thrown away.
    func interruption() throws -> CaptureError {
        while true {
            if case .interrupted(let error) = try event() { return error }
        }
    }
}

/// Everything that needs a camera driver; one test at a time, since there is one camera.
@Suite(.serialized, .enabled(if: CameraLab.isHere, CameraLab.reason))
enum CameraLabTests {}
