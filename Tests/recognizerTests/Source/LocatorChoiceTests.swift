import Foundation
import Recognition
import RecognitionSupport
import TestSupport
import Testing

@testable import recognizer

@Suite struct LocatorChoiceTests {
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

    private func choice(_ arguments: String...) throws -> LocatorChoice {
        let options = try Options.parse(arguments)
        return try LocatorChoice(options.hand, options.source, location: location, margin: 1.2)
    }

    @Test func withoutAModelTheBoxIsRead() throws {
        let choice = try choice()
        #expect(choice.first() as? FixedBox == FixedBox())
        #expect(choice.next(after: FixedBox()).locator is FixedBox)
    }

    @Test func theModelThatShipsFindsTheHand() throws {
        try PatternLocator.write(to: model)
        #expect(try choice().first() is TrackingLocator)
        #expect(try choice("--no-locator").first() as? FixedBox == FixedBox())
        let box = try #require(try choice("--box", "1,2,30,40").first() as? FixedBox)
        #expect(box.requested?.width == 30)
    }

    @Test func anotherModelMayBeGiven() throws {
        let other = folder.file("other.safetensors")
        #expect(throws: LocatorNetError.self) { try choice("--locator", other.path) }
        try PatternLocator.write(to: other)
        #expect(try choice("--locator", other.path).first() is TrackingLocator)
    }

    @Test func theWindowChangesBetweenBothWays() throws {
        try PatternLocator.write(to: model)
        let choice = try choice()
        let fixed = choice.next(after: choice.first())
        #expect(fixed.locator is FixedBox && fixed.notice.contains("box"))
        let found = choice.next(after: fixed.locator)
        #expect(found.locator is TrackingLocator && found.notice.contains("found"))
        // From a box of the command line's or the mouse's too.
        #expect(try self.choice("--box", "1,2,30,40").next(after: FixedBox()).locator is TrackingLocator)
    }

    @Test func aPictureWithoutAHandIsReadInItsMiddleAndAFrameIsNot() throws {
        try PatternLocator.write(to: model)
        let frame = PatternAlphabet.frame(PatternLocator.picture([]), time: 0)
        var live = try choice().first()
        #expect(try live.candidates(in: frame, after: nil).isEmpty)
        var pictures = try choice("--replay", folder.url.path).first()
        #expect(try pictures.candidates(in: frame, after: nil) == [FixedBox().region(width: 320, height: 240)])
    }
}
