import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct MappedFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func givesTheBytes() throws {
        let content = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
        let file = try MappedFile(folder.write(content, to: "f"))
        #expect(Array(file.bytes) == content)
    }

    @Test func anEmptyFileHasNoBytes() throws {
        #expect(try MappedFile(folder.write([], to: "empty")).bytes.isEmpty)
    }

    @Test func whatIsNotThereIsNamed() {
        let url = folder.file("nowhere")
        #expect(throws: SafetensorsError.cannotRead(path: url.path, reason: "No such file or directory")) {
            try MappedFile(url)
        }
    }

    @Test func foldersPipesAndDevicesAreNoFiles() throws {
        let pipe = folder.file("pipe")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        for (url, reason) in [
            (folder.url, "it is a folder"), (URL(fileURLWithPath: "/dev/null"), "it is no file"),
            (pipe, "it is no file"),
        ] {
            #expect(throws: SafetensorsError.cannotRead(path: url.path, reason: reason)) { try MappedFile(url) }
        }
    }
}
