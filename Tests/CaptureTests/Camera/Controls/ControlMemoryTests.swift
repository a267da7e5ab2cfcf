import Foundation
import TestSupport
import Testing

@testable import Capture

@Suite struct ControlMemoryTests {
    private static let left = CameraInfo(path: "/dev/video0", index: 0, name: "Desk", bus: "usb-1")
    private static let right = CameraInfo(path: "/dev/video2", index: 2, name: "Desk", bus: "usb-2")
    private static let other = CameraInfo(path: "/dev/video4", index: 4, name: "Front", bus: "usb-1")

    @Test func keepsWhatWasSetFromRunToRun() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("a new folder/cameras.json")
        var memory = try ControlMemory(file: file)
        #expect(memory.values(for: Self.left).isEmpty)
        try memory.keep(["gain": 3, "focus_absolute": 10], for: Self.left)
        try memory.keep(["gain": 5], for: Self.other)
        try memory.keep(["gain": 4, "focus_absolute": nil], for: Self.left)
        let again = try ControlMemory(file: file)
        #expect(again.values(for: Self.left) == ["gain": 4])
        #expect(again.values(for: Self.other) == ["gain": 5])
        #expect(again == memory)
    }

    @Test func camerasOfOneNameAreToldApartByTheirSockets() throws {
        var memory = ControlMemory()
        try memory.keep(["gain": 1], for: Self.left)
        #expect(memory.values(for: Self.right) == ["gain": 1], "in another socket it is still known by its name")
        try memory.keep(["gain": 2], for: Self.right)
        #expect(memory.values(for: Self.left) == ["gain": 1])
        #expect(memory.values(for: Self.right) == ["gain": 2])
    }

    @Test(arguments: ["", "{", "[]", #"{"cameras": 3}"#, #"{"cameras": [{"name": "x"}]}"#, "\u{0}\u{1}"])
    func tellsWhenItsFileIsNoneOfItsOwn(text: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Array(text.utf8), to: "cameras.json")
        #expect(throws: ControlError.cannotRemember(path: file.path, reason: "it is no list of cameras")) {
            try ControlMemory(file: file)
        }
    }

    @Test func aFileThatCannotBeWrittenStaysAsItIs() throws {
        let folder = try TemporaryFolder()
        let blocked = try folder.write(Array("x".utf8), to: "fingerspell")
        var memory = try ControlMemory(file: blocked.appending(path: "cameras.json"))
        #expect(throws: ControlError.self) { try memory.keep(["gain": 1], for: Self.left) }
        #expect(try String(contentsOf: blocked, encoding: .utf8) == "x")
    }
}

@Suite struct ControlPlanTests {
    @Test func whatDecidesComesFirst() {
        let plan = ControlPlan(values: ["exposure_time_absolute": 100, "gain": 3, "auto_exposure": 1])
        let steps = plan.steps(among: ControlSamples.all).map { "\($0.control.name)=\($0.value)" }
        #expect(steps == ["auto_exposure=1", "gain=3", "exposure_time_absolute=100"])
    }

    @Test func whatTheCameraDoesNotHaveIsLeftOut() {
        let plan = ControlPlan(values: ["gain": 1000, "zoom": 3, "power_line_frequency": 7])
        #expect(plan.steps(among: ControlSamples.all).isEmpty)
        #expect(ControlPlan().steps(among: ControlSamples.all).isEmpty)
    }
}
