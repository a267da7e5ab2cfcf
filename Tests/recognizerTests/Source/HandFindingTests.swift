import Foundation
import Recognition
import RecognitionSupport
import TestSupport
import Testing

@testable import recognizer

@Suite struct HandFindingTests {
    private let folder: TemporaryFolder
    private let model: URL

    init() throws {
        folder = try TemporaryFolder()
        model = folder.file("models/locator.safetensors")
        try FileManager.default.createDirectory(
            at: folder.file("models"), withIntermediateDirectories: true)
    }

    /// Where a program in the folder looks, and nowhere else.
    private var location: ModelLocation {
        ModelLocation(
            executable: folder.file("recognizer"), workingFolder: folder.url,
            environment: ["HOME": "/nowhere", "XDG_DATA_DIRS": "/nowhere"])
    }

    private func finding(_ arguments: String...) throws -> HandFinding {
        try HandFinding(Options.parse(arguments), location: location, margin: 1.2)
    }

    @Test func withoutAModelTheBoxIsRead() throws {
        let finding = try finding()
        #expect(finding.locator() as? FixedBox == FixedBox())
        #expect(finding.next(after: FixedBox()).locator is FixedBox)
    }

    @Test func theModelThatShipsFindsTheHand() throws {
        try PatternLocator.write(to: model)
        #expect(try finding().locator() is TrackingLocator)
        #expect(try finding("--no-locator").locator() as? FixedBox == FixedBox())
        let box = try #require(try finding("--box", "1,2,30,40").locator() as? FixedBox)
        #expect(box.wanted?.width == 30)
    }

    @Test func anotherModelMayBeGiven() throws {
        let other = folder.file("other.safetensors")
        #expect(throws: LocatorNetError.self) { try finding("--locator", other.path) }
        try PatternLocator.write(to: other)
        #expect(try finding("--locator", other.path).locator() is TrackingLocator)
    }

    @Test func theWindowChangesBetweenBothWays() throws {
        try PatternLocator.write(to: model)
        let finding = try finding()
        let fixed = finding.next(after: finding.locator())
        #expect(fixed.locator is FixedBox && fixed.notice.contains("box"))
        let found = finding.next(after: fixed.locator)
        #expect(found.locator is TrackingLocator && found.notice.contains("found"))
        // From a box of the command line's or the mouse's too.
        #expect(try self.finding("--box", "1,2,30,40").next(after: FixedBox()).locator is TrackingLocator)
    }

    @Test func aPictureWithoutAHandIsReadInItsMiddleAndAFrameIsNot() throws {
        try PatternLocator.write(to: model)
        let frame = PatternAlphabet.frame(PatternLocator.picture([]), time: 0)
        var live = try finding().locator()
        #expect(try live.candidates(in: frame, after: nil).isEmpty)
        var pictures = try finding("--replay", folder.url.path).locator()
        #expect(try pictures.candidates(in: frame, after: nil) == [FixedBox().region(width: 320, height: 240)])
    }
}
