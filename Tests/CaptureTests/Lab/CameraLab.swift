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

    /// Milliseconds after which a camera that should do something counts as dead. The machine is emulated and slow.
    static let patience = 60_000.0

    /// Sets a control of a camera, such as `test_pattern=7`.
    static func set(_ control: String, of node: String = "/dev/video0") async throws {
        try await run("/usr/bin/v4l2-ctl", ["-d", node, "-c", control])
    }

    /// Puts the vivid driver in as new.
    static func loadVivid() async throws {
        // 0x20001: nodes for pictures and for metadata, which is no camera.
        try await run("/sbin/modprobe", ["-d", kernel, "vivid", "n_devs=1", "node_types=0x20001"])
    }

    /// Takes the vivid driver out, which works only when nobody uses it.
    ///
    /// A camera that is being looked for opens nodes now and then, which keeps the driver for a moment.
    static func unloadVivid() async throws {
        for _ in 0..<20 where try await status("/sbin/modprobe", ["-d", kernel, "-r", "vivid"]).status == 0 { return }
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        let held = maps.split(separator: "\n").filter { $0.contains("/dev/video") }
        Issue.record("the driver is still in use: \(held)")
    }

    /// Runs a program that must succeed.
    private static func run(_ program: String, _ arguments: [String]) async throws {
        let result = try await status(program, arguments)
        try #require(result.status == 0, "\(program) \(arguments): \(result.errorText)")
    }

    private static func status(_ program: String, _ arguments: [String]) async throws -> ProcessResult {
        try await ChildProcess(URL(filePath: program), arguments).result(within: 60)
    }

    private static let kernel = ProcessInfo.processInfo.environment["CAMERA_LAB_KERNEL"] ?? ""
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
