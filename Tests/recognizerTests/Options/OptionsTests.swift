import Capture
import Imaging
import Recognition
import Testing

@testable import recognizer

@Suite struct OptionsTests {
    @Test func withoutArgumentsACameraIsReadInAWindow() throws {
        let options = try Options.parse([])
        #expect(options.camera == nil && options.replay == nil && !options.demo && !options.listCameras)
        #expect(!options.headless && !options.json && options.box == nil)
        #expect(options.mirror == .auto && options.speed == .real && options.pictureTime == .auto)
        #expect(options.record == nil && options.model == nil && options.locator == nil && !options.noLocator)
    }

    @Test func everyOptionIsUnderstood() throws {
        let options = try Options.parse([
            "--replay", "a b.mkv", "--headless", "--json", "--box", "1,2,3,4", "--mirror", "on", "--record", "r.mkv",
            "--model", "m.safetensors", "--speed", "max", "--picture-time", "250",
        ])
        #expect(options.replay == "a b.mkv" && options.headless && options.json)
        #expect(options.box?.region == Region(x: 1, y: 2, width: 3, height: 4))
        #expect(options.mirror == .on && options.speed == .max)
        #expect(options.record == "r.mkv" && options.model == "m.safetensors")
        #expect(options.pictureTime.milliseconds == 250)
        #expect(try Options.parse(["--locator", "l.safetensors"]).locator == "l.safetensors")
        #expect(try Options.parse(["--no-locator"]).noLocator)
        #expect(try Options.parse(["--camera", "usb-1"]).camera == "usb-1")
        #expect(try Options.parse(["--demo"]).demo)
        #expect(try Options.parse(["--list-cameras"]).listCameras)
        #expect(try Options.parse(["--list-controls", "--camera", "1"]).listControls)
        let camera = try Options.parse([
            "--format", "MJPG", "--size", "1280x720", "--rate", "15", "--control", "gain=3", "--control", "focus=auto",
        ])
        #expect(camera.format == "MJPG" && camera.size == SizeArgument(width: 1280, height: 720) && camera.rate == 15)
        #expect(camera.control.map(\.name) == ["gain", "focus"])
    }

    @Test(
        "A wrong command line says which option is wrong",
        arguments: [
            (["--camera", "0", "--replay", "x"], "--camera and --replay"),
            (["--demo", "--replay", "x"], "--replay and --demo"),
            (["--box", "1,2"], "--box"),
            (["--mirror", "left"], "--mirror"),
            (["--speed", "fast"], "--speed"),
            (["--picture-time", "0"], "--picture-time"),
            (["--record", ""], "--record is empty"),
            (["--format", ""], "--format is empty"),
            (["--size", "640"], "--size"),
            (["--rate", "0"], "--rate"),
            (["--control", "gain"], "--control"),
            (["--control", "gain=3", "--replay", "x"], "--control is for cameras"),
            (["--demo", "--list-controls"], "--list-controls is for cameras"),
            (["--replay", "x", "--size", "640x480"], "--size is for cameras"),
            (["--locator", ""], "--locator is empty"),
            (["--locator", "l", "--no-locator"], "--locator and --no-locator"),
            (["--locator", "l", "--box", "1,2,3,4"], "--locator and --box"),
            (["--replay"], "--replay"),
            (["--unknown"], "--unknown"),
            (["stray"], "stray"),
        ])
    func wrong(arguments: [String], named: String) {
        let error = #expect(throws: (any Error).self) { try Options.parse(arguments) }
        let message = error.map { Options.fullMessage(for: $0) } ?? ""
        #expect(message.contains(named), "\(message)")
        #expect(error.map { Options.exitCode(for: $0).rawValue } == 64)
    }
}
