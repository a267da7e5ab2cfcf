import Foundation
import TestSupport
import Testing

/// Replays what fuzzing starts from and what it has found, which is kept in `Kept/<target>`.
///
/// `tools/fuzz` goes on from there.
@Suite struct KeptInputTests {
    private static let folder = TestData.repository.appending(path: "Tests/FuzzTests/Kept")

    static func inputs(of target: FuzzTarget) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appending(path: target.rawValue), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    @Test(arguments: FuzzTarget.allCases)
    func everyInputIsReadOrRefused(target: FuzzTarget) throws {
        let inputs = Self.inputs(of: target)
        #expect(inputs.count >= 3, "fuzzing \(target) starts from examples")
        for input in inputs {
            let bytes = try Data(contentsOf: input)
            bytes.withUnsafeBytes { target.run($0) }
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func inputsAreSmall(target: FuzzTarget) throws {
        for input in Self.inputs(of: target) {
            let size = try input.resourceValues(forKeys: [.fileSizeKey]).fileSize
            #expect(try #require(size) <= 16384, "\(input.lastPathComponent)")
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func emptyAndEndlessBytesAreRefused(target: FuzzTarget) {
        target.run(UnsafeRawBufferPointer(start: nil, count: 0))
        for byte: UInt8 in [0, 0x0a, 0x20, 0x41, 0xff] {
            [UInt8](repeating: byte, count: 5000).withUnsafeBytes { target.run($0) }
        }
    }
}
