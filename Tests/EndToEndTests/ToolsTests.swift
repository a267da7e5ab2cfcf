import Foundation
import TestSupport
import Testing

/// The scripts in `tools`, as far as they can be run without installing anything.
@Suite struct ToolsTests {
    private let tools = TestData.repository.appending(path: "tools")

    /// Runs bash after it has read what the scripts share.
    private func shell(_ script: String) async throws -> ProcessResult {
        let child = try ChildProcess(
            URL(filePath: "/bin/bash"),
            [
                "-c", "set -euo pipefail; root=$1; source \"$root/tools/setup.sh\"; \(script)", "bash",
                TestData.repository.path,
            ])
        return try await child.result()
    }

    @Test(arguments: [
        "run", "test", "install", "train-models", "cross-validate", "soak", "fuzz", "sanitize", "camera-lab",
        "make-lexicon",
        "../.ci/run",
    ])
    func scriptsAreExecutableAndCorrectBash(name: String) async throws {
        let path = tools.appending(path: name).path
        #expect(FileManager.default.isExecutableFile(atPath: path))
        let result = try await ChildProcess(URL(filePath: "/bin/bash"), ["-n", path]).result()
        #expect(result.status == 0, "\(result.errorText)")
    }

    @Test(arguments: [["absent"], ["--help"], ["one", "two"]])
    func modelsAreNotRemadeWithoutPhotographs(arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        let result = try await ChildProcess(
            tools.appending(path: "train-models"), arguments, folder: folder.url
        ).result()
        #expect(result.status == 1)
        #expect(result.errorText.contains("tools/train-models"))
        #expect(try folder.names().isEmpty)
    }

    @Test func nothingIsCrossValidatedWithoutPhotographs() async throws {
        let folder = try TemporaryFolder()
        let result = try await ChildProcess(
            tools.appending(path: "cross-validate"), ["absent", "--epochs", "1"], folder: folder.url
        ).result()
        #expect(result.status == 1)
        #expect(result.errorText.contains("absent/train/crops.csv is not there"))
        #expect(try folder.names().isEmpty)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dpkg-query"), "no Debian"))
    func onlyPackagesThatAreNotThereAreMissing() async throws {
        let result = try await shell("missing_packages dpkg no-such-package-at-all")
        #expect(result.lines == ["no-such-package-at-all"])
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dpkg-query"), "no Debian"))
    func nothingIsInstalledThatIsThere() async throws {
        let result = try await shell("require_packages 'to test' dpkg && echo done")
        #expect(result.lines == ["done"])
        #expect(result.errorText.isEmpty)
    }

    /// A compiler that calls itself by a version, as a function of the shell.
    private func compiler(_ version: String) -> String {
        "swift() { echo 'Swift version \(version) (swift-\(version)-RELEASE)'; }"
    }

    @Test(arguments: ["6.2", "6.3.1", "6.10", "7.0"])
    func newCompilersAreTaken(version: String) async throws {
        let result = try await shell("\(compiler(version)); require_swift; echo done")
        #expect(result.lines == ["done"], "\(result.errorText)")
    }

    @Test(arguments: ["5.10.1", "6.1.2"])
    func oldCompilersAreRefusedWithAWayOut(version: String) async throws {
        let result = try await shell("\(compiler(version)); require_swift; echo done")
        #expect(result.status == 1)
        #expect(result.errorText.contains("is Swift \(version); 6.2 or later is needed"))
        #expect(result.errorText.contains("swift.org/install"))
    }

    @Test func aBrokenCompilerIsRefusedToo() async throws {
        let result = try await shell("swift() { return 1; }; require_swift; echo done")
        #expect(result.status == 1)
        #expect(result.errorText.contains("of an unknown version; 6.2 or later is needed"))
    }

    @Test func aMissingCompilerIsSaid() async throws {
        let result = try await shell("PATH=/nowhere; require_swift; echo done")
        #expect(result.status == 1)
        #expect(result.errorText.contains("The Swift compiler is not there"))
    }

    @Test func theInstallerRefusesWhatItDoesNotKnow() async throws {
        let result = try await ChildProcess(tools.appending(path: "install"), ["--everything"]).result()
        #expect(result.status == 64)
        #expect(result.errorText.contains("Usage: tools/install [--remove]"))
    }

    /// Writes a compiler that has built already, so that tools take this build's programs; returns a `PATH` with it.
    private func pathWithBuiltCompiler(in folder: TemporaryFolder) throws -> String {
        let products = try ProductRunner.executable("recognizer").deletingLastPathComponent()
        let swift = folder.url.appending(path: "swift")
        try Data(
            """
            #!/bin/bash
            if [[ $* == --version ]]; then echo "Swift version 6.3 (swift-6.3-RELEASE)"; fi
            if [[ $* == *--show-bin-path* ]]; then echo "\(products.path)"; fi

            """.utf8
        ).write(to: swift)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift.path)
        return "\(folder.url.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
    }

    @Test(
        "Options for cameras report that there is no camera, and other questions are answered",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dpkg-query"), "no Debian"),
        .enabled(if: !FileManager.default.fileExists(atPath: "/dev/video0"), "there is a camera"),
        arguments: [
            (["--list-controls"], "No camera"), (["--size", "640x480"], "No camera"), (["--rate=15"], "No camera"),
            (["--format", "MJPG"], "No camera"), (["--control", "gain=3"], "No camera"), (["--list-cameras"], nil),
            (["practice", "--lists"], nil),
            (["--help"], nil), (["--version"], nil),
        ] as [([String], String?)])
    func runAddsNoDemoToOtherRequests(arguments: [String], failure: String?) async throws {
        let compilers = try TemporaryFolder()
        let environment = Stage.environment.merging(["PATH": try pathWithBuiltCompiler(in: compilers)]) { $1 }
        let result = try await ChildProcess(
            tools.appending(path: "run"), arguments, environment: environment
        ).result()
        #expect(result.status == (failure == nil ? 0 : 1), "\(result.errorText)")
        if let failure { #expect(result.errorText.contains(failure), "\(result.errorText)") }
        #expect(!result.errorText.contains("demo"))
    }

    @Test(
        "What is installed reads by itself, and goes without a trace",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dpkg-query"), "no Debian"))
    func theInstallerInstallsAndRemoves() async throws {
        let home = try TemporaryFolder()
        let compilers = try TemporaryFolder()
        let environment = [
            "HOME": home.url.path, "XDG_DATA_HOME": home.url.appending(path: "share").path,
            "PATH": try pathWithBuiltCompiler(in: compilers),
        ]
        let tool = tools.appending(path: "install")
        let installed = try await ChildProcess(tool, [], environment: environment).result()
        #expect(installed.status == 0, "\(installed.errorText)")
        let program = home.url.appending(path: ".local/bin/fingerspell")
        let menu = home.url.appending(path: "share/applications/fingerspell.desktop")
        #expect(try String(contentsOf: menu, encoding: .utf8).contains("Exec=\"\(program.path)\"\n"))
        let film = home.url.appending(path: "share/fingerspell/models/demo.mkv")
        let read = try await ChildProcess(
            program, ["--headless", "--speed", "max", "--replay", film.path], environment: environment, folder: home.url
        ).result()
        #expect(read.text == "HELLO\n", "\(read.errorText)")

        let removed = try await ChildProcess(tool, ["--remove"], environment: environment).result()
        #expect(removed.status == 0, "\(removed.errorText)")
        let left = FileManager.default.enumerator(at: home.url, includingPropertiesForKeys: [.isRegularFileKey])
        let files = left?.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath } ?? []
        #expect(files.isEmpty)
    }

    @Test(arguments: [
        (["fuzz", "everything"], "targets: model jpeg video image table poses arguments"),
        (["fuzz", "all", "soon"], "“soon” is not a number of seconds"),
        (["sanitize", "memory"], "“memory” is not a sanitizer"),
    ])
    func saysHowItIsCalled(command: [String], words: String) async throws {
        let result = try await ChildProcess(tools.appending(path: command[0]), Array(command.dropFirst())).result()
        #expect(result.status == 64)
        #expect(result.errorText.contains("Usage: tools/\(command[0]) ["))
        #expect(result.errorText.contains(words))
    }
}
