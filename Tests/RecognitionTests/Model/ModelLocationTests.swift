import Foundation
import Recognition
import TestSupport
import Testing

@Suite struct ModelLocationTests {
    @Test func theFoldersComeInOrder() {
        let location = ModelLocation(
            executable: URL(filePath: "/home/ana/code/fingerspell/.build/x86/debug/recognizer"),
            workingFolder: URL(filePath: "/srv/work"),
            environment: [
                "HOME": "/home/ana", "XDG_DATA_HOME": "/data/ana", "XDG_DATA_DIRS": "/one:relative:/two",
            ])
        #expect(
            location.folders.map(\.path) == [
                "/home/ana/code/fingerspell/.build/x86/debug/models", "/home/ana/code/fingerspell/.build/x86/models",
                "/home/ana/code/fingerspell/.build/models", "/home/ana/code/fingerspell/models", "/srv/work/models",
                "/data/ana/fingerspell/models", "/one/fingerspell/models", "/two/fingerspell/models",
            ])
    }

    @Test func theSpecificationSaysWhatHoldsWithoutVariables() {
        let location = ModelLocation(
            executable: URL(filePath: "/recognizer"), workingFolder: URL(filePath: "/srv"),
            environment: ["HOME": "/home/ana", "XDG_DATA_HOME": "relative", "XDG_DATA_DIRS": ""])
        #expect(
            location.folders.map(\.path) == [
                "/srv/models", "/home/ana/.local/share/fingerspell/models", "/usr/local/share/fingerspell/models",
                "/usr/share/fingerspell/models",
            ])
    }

    @Test func theNearestFileIsFound() throws {
        let root = try TemporaryFolder()
        let executable = root.url.appending(path: "build/debug/recognizer")
        let (far, near) = (root.url.appending(path: "models"), root.url.appending(path: "build/models"))
        for folder in [far, near] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let location = ModelLocation(executable: executable, workingFolder: root.url, environment: [:])
        #expect(throws: ModelLocationError.self) { try location.find() }
        try Data([1]).write(to: far.appending(path: "letters.safetensors"))
        #expect(try location.find().standardizedFileURL.path.hasSuffix("/models/letters.safetensors"))
        try Data([1]).write(to: near.appending(path: "letters.safetensors"))
        #expect(try location.find().standardizedFileURL.path.hasSuffix("/build/models/letters.safetensors"))
    }

    @Test func aFolderIsLookedThroughOnce() {
        let location = ModelLocation(
            executable: URL(filePath: "/srv/bin/recognizer"),
            workingFolder: URL(filePath: "/srv", directoryHint: .isDirectory), environment: ["XDG_DATA_DIRS": "/one"])
        #expect(location.folders.map(\.path) == ["/srv/bin/models", "/srv/models", "/one/fingerspell/models"])
    }

    @Test func thisProcessLooksInItsWorkingFolder() {
        let working = FileManager.default.currentDirectoryPath
        #expect(ModelLocation().folders.map(\.path).contains(working + "/models"))
    }
}
