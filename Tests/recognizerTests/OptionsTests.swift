import Capture
import Imaging
import Recognition
import Testing

@testable import recognizer

@Suite struct OptionsTests {
    @Test func withoutArgumentsACameraIsReadInAWindow() throws {
        let options = try Options.parse([])
        #expect(
            options.source.camera == nil && options.source.replay == nil && !options.source.demo && !options.listCameras
        )
        #expect(!options.headless && !options.json && !options.stats && options.hand.box == nil)
        #expect(options.hand.mirror == .auto && options.speed == .real && options.source.pictureTime == .auto)
        #expect(
            options.record == nil && options.hand.model == nil && options.hand.locator == nil && !options.hand.noLocator
        )
    }

    @Test func everyOptionIsUnderstood() throws {
        let options = try Options.parse([
            "--replay", "a b.mkv", "--headless", "--json", "--box", "1,2,3,4", "--mirror", "on", "--record", "r.mkv",
            "--model", "m.safetensors", "--speed", "max", "--picture-time", "250",
        ])
        #expect(options.source.replay == "a b.mkv" && options.headless && options.json)
        #expect(options.hand.box?.region == Region(x: 1, y: 2, width: 3, height: 4))
        #expect(options.hand.mirror == .on && options.speed == .max)
        #expect(options.record == "r.mkv" && options.hand.model == "m.safetensors")
        #expect(options.source.pictureTime.milliseconds == 250)
        #expect(try Options.parse(["--locator", "l.safetensors"]).hand.locator == "l.safetensors")
        #expect(try Options.parse(["--no-locator"]).hand.noLocator)
        #expect(try Options.parse(["--camera", "usb-1"]).source.camera == "usb-1")
        #expect(try Options.parse(["--demo"]).source.demo)
        #expect(try Options.parse(["--list-cameras"]).listCameras)
        #expect(try Options.parse(["--stats"]).stats)
        let policy = try Options.parse(["--hold-time", "600", "--correct", "off", "--reading", "flow"])
        #expect(policy.holdTime == 600 && policy.correct == .off && policy.reading == .flow)
        #expect(try Options.parse(["--print-settings"]).printSettings && Options.parse(["--list-words"]).listWords)
        #expect(try Options.parse(["--forget-word", "A", "--forget-word", "B"]).forgetWord == ["A", "B"])
        #expect(try Options.parse(["--list-controls", "--camera", "1"]).listControls)
        let camera = try SourceOptions.parse([
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
            (["--hold-time", "50"], "--hold-time 50.0: must be 100 to 5000"),
            (["--hold-time", "-5"], "--hold-time"),
            (["--correct", "maybe"], "--correct"),
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

@Suite struct BoxArgumentTests {
    @Test func negativeNumbersAreValues() throws {
        #expect(
            try Options.parse(["--box", "-10,5,200,200"]).hand.box?.region
                == Region(x: -10, y: 5, width: 200, height: 200))
        for (arguments, words) in [(["--rate", "-5"], "--rate -5"), (["--picture-time", "-5"], "'-5' is invalid")] {
            let error = #expect(throws: (any Error).self) { try Options.parse(arguments) }
            #expect(error.map { Options.message(for: $0) }?.contains(words) == true, "\(arguments)")
        }
    }

    @Test func nothingIsForcedWithoutARecording() throws {
        #expect(throws: (any Error).self) { try Options.parse(["--force"]) }
        #expect(try Options.parse(["--force", "--record", "a.mkv"]).force)
    }

    @Test(
        "Four numbers make a box",
        arguments: [
            ("1,2,30,40", Region(x: 1, y: 2, width: 30, height: 40)),
            ("-5,0,30.5,40", Region(x: -5, y: 0, width: 30.5, height: 40)),
            ("1e2,0,1,1", Region(x: 100, y: 0, width: 1, height: 1)),
        ])
    func read(argument: String, region: Region) {
        #expect(BoxArgument(argument: argument)?.region == region)
    }

    @Test(
        "What is no box is refused",
        arguments: [
            "", ",,,", "1,2,3", "1,2,3,4,5", "1,2,3,", "a,b,c,d", "1,2,0,4", "1,2,3,-4", "nan,0,1,1", "0,inf,1,1",
            "0,0,1e9,1", "1 2 3 4", "1, 2,3,4", "0x10,0,-1,1",
        ])
    func refused(argument: String) {
        #expect(BoxArgument(argument: argument) == nil)
    }

    @Test func aBoxIsShownAsItIsTyped() {
        #expect(BoxArgument(argument: "1,2,3,4.5")?.defaultValueDescription == "1.0,2.0,3.0,4.5")
    }
}

@Suite struct SizeArgumentTests {
    @Test(arguments: [("640x480", 640, 480), ("1280X720", 1280, 720), ("16x16384", 16, 16384)])
    func read(argument: String, width: Int, height: Int) {
        let size = SizeArgument(argument: argument)
        #expect(size == SizeArgument(width: width, height: height))
        #expect(size?.defaultValueDescription == argument.lowercased())
    }

    @Test(arguments: ["", "x", "640", "640x", "x480", "640x480x2", "0x0", "-640x480", "99999x1", "640 x 480", "axb"])
    func refused(argument: String) {
        #expect(SizeArgument(argument: argument) == nil)
    }
}

@Suite struct PictureTimeArgumentTests {
    @Test(
        "A time is auto or milliseconds",
        arguments: [("auto", nil), ("800", 800), ("33.3", 33.3), ("1", 1), ("60000", 60_000)] as [(String, Double?)])
    func read(argument: String, milliseconds: Double?) throws {
        let time = try #require(PictureTimeArgument(argument: argument))
        #expect(time.milliseconds == milliseconds)
    }

    @Test("What is no time is refused", arguments: ["", "0", "-5", "0.5", "60001", "nan", "inf", "1s", "Auto"])
    func refused(argument: String) {
        #expect(PictureTimeArgument(argument: argument) == nil)
    }

    @Test func theDefaultIsShownInHelp() {
        #expect(PictureTimeArgument.auto.defaultValueDescription == "auto")
        #expect(PictureTimeArgument.fixed(800).defaultValueDescription == "800.0")
    }
}
