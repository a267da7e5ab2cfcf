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

    @Test func foldersAndDevicesAreNoFiles() {
        for url in [folder.url, URL(fileURLWithPath: "/dev/null")] {
            #expect(throws: SafetensorsError.cannotRead(path: url.path, reason: "it is no file")) {
                try MappedFile(url)
            }
        }
    }
}
