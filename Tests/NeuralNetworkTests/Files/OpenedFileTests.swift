import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct OpenedFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func givesTheBytesThatAreAskedFor() throws {
        let content = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
        let file = try OpenedFile(folder.write(content, to: "f"))
        #expect(file.size == 10_000)
        #expect(try file.bytes(0..<10_000) == content)
        #expect(try file.bytes(300..<302) == [44, 45])
        #expect(try file.bytes(10_000..<10_000).isEmpty)
    }

    @Test func anEmptyFileHasNoBytes() throws {
        #expect(try OpenedFile(folder.write([], to: "empty")).size == 0)
    }

    @Test func oneThatIsShortenedOnlyFails() throws {
        let url = try folder.write(Array(repeating: 1, count: 10_000), to: "shortened")
        let file = try OpenedFile(url)
        #expect(truncate(url.path, 5000) == 0)
        #expect(try file.bytes(0..<5000).count == 5000)
        for range in [0..<5001, 6000..<7000] {
            #expect(throws: SafetensorsError.cannotRead(path: url.path, reason: "it was shortened meanwhile")) {
                try file.bytes(range)
            }
        }
    }

    @Test func whatIsNotThereIsNamed() {
        let url = folder.file("nowhere")
        #expect(throws: SafetensorsError.cannotRead(path: url.path, reason: "No such file or directory")) {
            try OpenedFile(url)
        }
    }

    @Test func foldersPipesAndDevicesAreNoFiles() throws {
        let pipe = folder.file("pipe")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        for (url, reason) in [
            (folder.url, "it is a folder"), (URL(fileURLWithPath: "/dev/null"), "it is no file"),
            (pipe, "it is no file"),
        ] {
            #expect(throws: SafetensorsError.cannotRead(path: url.path, reason: reason)) { try OpenedFile(url) }
        }
    }
}
