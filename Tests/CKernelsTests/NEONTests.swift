import Foundation
import TestSupport
import Testing

/// The kernels on ARM: compiled by clang for it and run by QEMU, where both and ARM's C library are installed.
@Suite("NEON") struct NEONTests {
    static let emulator = "/usr/bin/qemu-aarch64"
    static let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/clang" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    static let isPossible =
        compiler != nil && FileManager.default.isExecutableFile(atPath: emulator)
        && FileManager.default.fileExists(atPath: "/usr/aarch64-linux-gnu/lib/libc.a")

    static func run(_ program: String, _ arguments: [String]) async throws -> ProcessResult {
        try await ChildProcess(URL(filePath: program), arguments).result(within: 300)
    }

    @Test("Convolutions of any shape, over time too, agree with double precision", .enabled(if: isPossible))
    func convolutions() async throws {
        let compiler = try #require(Self.compiler)
        let repository = TestData.repository.path
        let kernels = try FileManager.default.contentsOfDirectory(atPath: "\(repository)/Sources/CKernels")
            .filter { $0.hasSuffix(".c") }.map { "\(repository)/Sources/CKernels/\($0)" }
        let program = FileManager.default.temporaryDirectory.appending(path: "neon-\(UUID())")
        defer { try? FileManager.default.removeItem(at: program) }
        let compilation = try await Self.run(
            compiler,
            [
                "--target=aarch64-linux-gnu", "-static", "--ld-path=/usr/bin/aarch64-linux-gnu-ld", "-O2",
                "-std=gnu17", "-DCHECK_PROGRAM", "-I\(repository)/Sources/CKernels/include",
                "-I\(repository)/Sources/CKernels", "-I\(repository)/Tests/KernelReference/include",
                "\(repository)/Tests/KernelReference/check.c", "\(repository)/Tests/KernelReference/reference.c",
            ] + kernels + ["-lm", "-o", program.path])
        #expect(compilation.status == 0, "\(compilation.errorText)")
        let check = try await Self.run(Self.emulator, [program.path])
        #expect(check.status == 0)
        #expect(check.text == "neon, 0 faults\n")
    }
}
