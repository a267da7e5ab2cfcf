import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: XServer.isInstalled, "Xvfb is not installed"))
struct XServerTests {
    /// The socket that a display answers on.
    private func socket(of server: XServer) -> String { "/tmp/.X11-unix/X\(server.display.dropFirst())" }

    @Test func serverAnswersOnItsDisplay() throws {
        let server = try XServer(width: 320, height: 240)
        #expect(server.display.hasPrefix(":"))
        #expect(Int(server.display.dropFirst()) != nil)
        #expect(FileManager.default.fileExists(atPath: socket(of: server)))
    }

    @Test func serversHaveDisplaysOfTheirOwn() throws {
        let first = try XServer(width: 64, height: 64)
        let second = try XServer(width: 64, height: 64)
        #expect(first.display != second.display)
    }
}
