import Foundation
import Testing

@testable import benchmarks

@Suite struct ResidentMemoryTests {
    @Test("This process holds more once it has touched more") func grows() throws {
        let before = try #require(try ResidentMemory.bytes(ofProcess: "self"))
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 64 << 20, alignment: 4096)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 1, count: 64 << 20)
        let after = try #require(try ResidentMemory.bytes(ofProcess: "self"))
        #expect(after > before + (32 << 20))
    }

    @Test("A process that is not there has none to tell") func missing() {
        #expect(throws: (any Error).self) { try ResidentMemory.bytes(ofProcess: "none") }
    }
}
