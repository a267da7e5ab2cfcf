import Foundation
import TestSupport
import Testing

/// How the camera laboratory deals with cases that do not end as they should, with a shell in place of its guests.
@Suite struct LaboratoryTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let tools = TestData.repository.appending(path: "tools/camera-lab.d")
        for name in ["guests.py", "laboratory/__init__.py", "laboratory/guest.py"] {
            try folder.write(Data(contentsOf: tools.appending(path: name)), to: "tools/camera-lab.d/\(name)")
        }
        try folder.write(Array(Self.guest.utf8), to: "tools/camera-lab")
        try folder.write(Array(Self.cases.utf8), to: "tools/camera-lab.d/cases.py")
        try folder.write([], to: "binaries/all.xctest")
        chmod(folder.file("tools/camera-lab").path, 0o755)
    }

    /// Runs a command here instead of in a guest.
    private static let guest = """
        #!/bin/bash
        while [ "$1" != -- ]; do shift; done
        shift
        "$@"
        """

    private static let cases = """
        import json, os, sys, time
        command, kind, bundle, *names = sys.argv[1:]
        if command == "list":
            print("well bad hangs later idles on" if kind == "vivid" else "first dies last")
            sys.exit()
        for name in names:
            print(json.dumps({"begin": name}), flush=True)
            if name == "hangs":
                print("a word of the kernel's", flush=True)
                time.sleep(600)
            if name == "idles":
                for clock in range(100, 900, 100):
                    print(json.dumps({"clock": clock}), flush=True)
                time.sleep(600)
            if name == "dies":
                os._exit(3)
            print(json.dumps({"end": name, "passed": name != "bad", "seconds": 1, "remark": "so it is"}), flush=True)
        """

    private func run(_ names: String...) async throws -> ProcessResult {
        try await ChildProcess(
            URL(filePath: "/usr/bin/env"),
            ["python3", folder.file("tools/camera-lab.d/guests.py").path, folder.file("binaries").path] + names,
            environment: [
                "CAMERA_LAB_CASE_SECONDS": "300", "CAMERA_LAB_SILENCE_SECONDS": "10", "PYTHONDONTWRITEBYTECODE": "1",
            ]
        ).result()
    }

    @Test func aCaseThatHangsIsNamedAndTheOthersRun() async throws {
        let result = try await run()
        #expect(result.status == 1)
        let outcomes = result.lines.filter { !$0.hasPrefix(" ") }.map { $0.split(separator: " ").prefix(2) }
        #expect(
            Set(outcomes.map { $0.joined(separator: " ") }) == [
                "PASS well", "FAIL bad", "FAIL hangs", "PASS later", "FAIL idles", "PASS on", "PASS first", "FAIL dies",
                "PASS last",
            ], "\(result.text)\(result.errorText)")
        #expect(outcomes.count == 9)
        #expect(result.text.contains("FAIL idles\n    not done after 400 s of the guest's clock; the guest was ended"))
        let reason = "nothing was said for 10 s; the guest was ended\n    a word of the kernel's"
        #expect(result.text.contains("FAIL hangs\n    \(reason)"))
        #expect(result.text.contains("FAIL bad\n    so it is"))
        #expect(result.text.contains("FAIL dies\n    the guest ended before"))
        #expect(result.text.contains("PASS well (so it is, 1 s there, "))
    }

    @Test func onlyTheCasesThatAreNamedRun() async throws {
        let result = try await run("wel", "first")
        #expect(result.status == 0)
        #expect(Set(result.lines.map { $0.split(separator: " ")[1] }) == ["well", "first"])
        #expect(try await run("none of them").status == 64)
    }
}
