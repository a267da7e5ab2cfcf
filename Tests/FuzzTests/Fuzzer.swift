import Foundation

/// The target that `tools/fuzz` has chosen.
private let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FINGERSPELL_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("FINGERSPELL_FUZZ_TARGET is “\(name)”, none of: \(names)\n".utf8))
        exit(64)
    }
    return target
}()

/// What libFuzzer calls again and again with bytes of its making.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    target.run(UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}
