import Foundation
import TestSupport
import Testing

@Suite struct RenderCommandTests {
    @Test func aWordBecomesAFilmAndItsTruth() async throws {
        let folder = try TemporaryFolder()
        let result = try await ProductRunner.run(
            "trainer",
            ["render", "--word", "A", "--to", "a.mkv", "--truth", "a.csv", "--width", "64", "--rate", "5"],
            in: folder.url)
        #expect(result.status == 0, "\(result.errorText)")
        #expect(try folder.names() == ["a.csv", "a.mkv"])
        let header = try Data(contentsOf: folder.file("a.mkv")).prefix(4)
        #expect(Array(header) == [0x1a, 0x45, 0xdf, 0xa3], "Matroska begins with EBML's number")
        #expect(result.output.isEmpty)
    }

    @Test func aSetBecomesAFolderPerLetter() async throws {
        let folder = try TemporaryFolder()
        let result = try await ProductRunner.run(
            "trainer", ["render", "--samples", "24", "--to", "set"], in: folder.url)
        #expect(result.status == 0, "\(result.errorText)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("set").path)
        #expect(names.count == 25)
        #expect(names.contains("A") && names.contains("crops.csv"))
    }

    @Test func picturesOfTheUsersStay() async throws {
        let folder = try TemporaryFolder()
        let photo = try folder.write([7], to: "mine/A/000000.jpg")
        for force in [[], ["--force"]] {
            let result = try await ProductRunner.run(
                "trainer", ["render", "--samples", "3", "--to", "mine"] + force, in: folder.url)
            #expect(result.status == 1 && result.errorText.contains("such as A/000000.jpg"), "\(result.errorText)")
        }
        #expect(try Data(contentsOf: photo) == Data([7]))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.file("mine").path).count == 2)
    }

    @Test func charactersThatCannotBeSpelledAreNamed() async throws {
        let folder = try TemporaryFolder()
        let result = try await ProductRunner.run(
            "trainer", ["render", "--word", "h3llo", "--to", "w.mkv"], in: folder.url)
        #expect(result.status == 1 && result.errorText.contains("there is no letter for “3”"), "\(result.errorText)")
        #expect(try folder.names().isEmpty)
    }

    @Test(arguments: [
        ["render", "--chart", "--to", "x", "--truth", "y"], ["render", "--to", "x"],
        ["render", "--word", "A", "--samples", "2", "--to", "x"],
        ["render", "--samples", "0", "--to", "x"], ["render", "--word", "A", "--skin", "2", "--to", "x"],
        ["render", "--word", "A"],
    ]) func wrongUseIsRefused(arguments: [String]) async throws {
        let result = try await ProductRunner.run("trainer", arguments)
        #expect(result.status == 64)
        #expect(!result.errorText.isEmpty)
    }

    @Test func wordsWithoutLettersAreExplained() async throws {
        let result = try await ProductRunner.run("trainer", ["render", "--word", "123", "--to", "x.mkv"])
        #expect(result.status == 1)
        #expect(result.errorText.contains("HELLO"))
    }
}
