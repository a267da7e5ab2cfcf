import TestSupport
import Testing

/// What a start costs: libraries are mapped and relocated before the first instruction, so only what is always needed
/// may be linked.
@Suite struct StartTests {
    @Test func nothingIsLinkedThatIsNotAlwaysNeeded() async throws {
        // The system's loader lists what it would load instead of starting the program.
        let result = try await ProductRunner.run("recognizer", [], environment: ["LD_TRACE_LOADED_OBJECTS": "1"])
        let libraries = result.text.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("lib") }
        #expect(libraries.contains { $0.hasPrefix("libswiftCore.so") })
        let late = ["libavformat", "libavcodec", "libswscale", "libavutil", "libSDL2", "libfontconfig"]
        // Foundation proper brings 40 MB of tables for languages; FoundationEssentials has what is needed.
        for name in late + ["libFoundation.so", "lib_FoundationICU"] {
            #expect(!libraries.contains { $0.hasPrefix(name) }, "\(name)")
        }
    }
}
