import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct LocateCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.writeDrawnFrames()
    }

    private func run(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run(
            "trainer",
            [
                "locate", "--epochs", "1", "--scenes-per-epoch", "16", "--batch", "8", "--rendered", "0", "--threads",
                "1",
            ]
                + arguments, in: folder.url)
    }

    @Test func writesAModelAndItsCheckpoint() async throws {
        let result = try await run(["--frames", "frames", "--out", "l.safetensors", "--sheet", "scenes.png"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.errorText.contains("epoch 1/1"))
        let names = try folder.names()
        for name in ["l.safetensors", "l.checkpoint.safetensors", "l.command.txt", "l.report.html", "scenes.png"] {
            #expect(names.contains(name), "\(name)")
        }
        #expect(try String(contentsOf: folder.file("l.report.html"), encoding: .utf8).contains("Hands found"))
        let again = try await run(["--frames", "frames", "--out", "l.safetensors", "--resume"])
        #expect(again.status == 0)
        #expect(again.errorText.contains("Resuming after epoch 1"))
        let model = try Data(contentsOf: folder.file("l.safetensors"))
        let other = try await run(["--frames", "frames", "--out", "l.safetensors", "--seed", "2"])
        #expect(other.status == 1 && other.errorText.contains("l.safetensors exists already"))
        let sheet = try await run(["--frames", "frames", "--out", "new.safetensors", "--sheet", "scenes.png"])
        #expect(sheet.status == 1 && sheet.errorText.contains("scenes.png exists already"))
        #expect(try Data(contentsOf: folder.file("l.safetensors")) == model)
    }

    @Test func sameSeedSameBytes() async throws {
        for name in ["one", "two"] {
            #expect(try await run(["--frames", "frames", "--out", "\(name).safetensors"]).status == 0)
        }
        let one = try Data(contentsOf: folder.file("one.safetensors"))
        #expect(try Data(contentsOf: folder.file("two.safetensors")) == one)
    }

    @Test func saysWhatIsWrong() async throws {
        let none = try await run([])
        #expect(none.status == 64 && none.errorText.contains("--frames"))
        let missing = try await run(["--frames", "nowhere"])
        #expect(missing.status == 1 && missing.errorText.contains("nowhere"))
        let setting = try await run(["--frames", "frames", "--held", "2"])
        #expect(setting.status == 64 && setting.errorText.contains("--held"))
    }
}

extension TemporaryFolder {
    /// Frames of three people, each with a bright square for a hand, and the table that says where.
    func writeDrawnFrames() throws {
        var lines = ["file,letter,signer,x0,y0,x1,y1"]
        for signer in ["ann", "bob", "cid"] {
            for number in 0..<4 {
                let (left, top) = (5 + 10 * number, 8 + 6 * number)
                let pixels = (0..<80 * 60).map { index -> UInt8 in
                    let (x, y) = (index % 80, index / 80)
                    return (left..<left + 24).contains(x) && (top..<top + 24).contains(y) ? 200 : 50
                }
                let name = "frames/\(signer)/\(number).pgm"
                try write(Array("P5\n80 60\n255\n".utf8) + pixels, to: name)
                lines.append("\(name),A,\(signer),\(left),\(top),\(left + 24),\(top + 24)")
            }
        }
        try write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "frames/hands.csv")
    }
}
