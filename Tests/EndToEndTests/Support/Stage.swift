import Foundation
import RecognitionSupport
import TestSupport

/// A folder with a model that reads `PatternAlphabet`, in which the recognizer is run.
///
/// The alphabet's boards are no hands, so that they are looked for in the box in the middle.
struct Stage {
    let folder: TemporaryFolder
    let model: URL

    init() throws {
        folder = try TemporaryFolder()
        model = folder.url.appending(path: "model.safetensors")
        try PatternModel.write(to: model)
    }

    /// A file of the folder.
    func file(_ name: String) -> URL { folder.url.appending(path: name) }

    /// Makes a film of the folder.
    func film(_ takes: [Take], name: String = "film.y4m", mirrored: Bool = false) throws -> URL {
        try Film.write(takes, to: file(name), mirrored: mirrored)
        return file(name)
    }

    /// The environment of a machine without a display, and without anything of the user's.
    static let environment = [
        "DISPLAY": "", "WAYLAND_DISPLAY": "", "XDG_DATA_HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere",
        "SDL_VIDEODRIVER": "",
    ]

    /// Runs the recognizer with the model.
    func recognize(_ arguments: String...) async throws -> ProcessResult {
        try await ProductRunner.run(
            "recognizer", ["--model", model.path, "--no-locator"] + arguments, environment: Self.environment,
            in: folder.url)
    }

    /// Runs it headless, as fast as can be.
    func replay(_ url: URL, _ arguments: String...) async throws -> ProcessResult {
        try await ProductRunner.run(
            "recognizer",
            ["--model", model.path, "--no-locator", "--headless", "--speed", "max", "--replay", url.path] + arguments,
            environment: Self.environment, in: folder.url)
    }

    /// Starts it, to be interrupted.
    func start(_ arguments: String...) throws -> ChildProcess {
        try ProductRunner.start(
            "recognizer", ["--model", model.path, "--no-locator"] + arguments, environment: Self.environment,
            in: folder.url)
    }

    /// Starts a copy of the program in the folder, which finds nothing that ships with the repository.
    func startElsewhere(_ arguments: [String], environment: [String: String] = [:]) throws -> ChildProcess {
        let program = file("recognizer")
        if !FileManager.default.fileExists(atPath: program.path) {
            try FileManager.default.copyItem(at: ProductRunner.executable("recognizer"), to: program)
        }
        let elsewhere = Self.environment.merging(["XDG_DATA_DIRS": "/nowhere"]) { $1 }.merging(environment) { $1 }
        return try ChildProcess(program, arguments, environment: elsewhere, folder: folder.url)
    }
}
