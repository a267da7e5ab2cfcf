import Testing

@testable import recognizer

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
