import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct TablePathTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func looksBesideTheTableThenAbove() throws {
        try folder.write([1], to: "root/set/in.jpg")
        let table = folder.file("root/set/t.csv")
        for name in ["in.jpg", "set/in.jpg", "root/set/in.jpg", "set\\in.jpg", folder.file("root/set/in.jpg").path] {
            #expect(TablePath.file(name, from: table).path == folder.file("root/set/in.jpg").path, "\(name)")
        }
    }

    @Test func whatIsAbsentIsLookedForInTheLikeliestPlace() {
        let table = folder.file("root/set/t.csv")
        #expect(TablePath.file("absent.jpg", from: table).path == folder.file("root/set/absent.jpg").path)
        #expect(TablePath.file("set/absent.jpg", from: table).path == folder.file("root/set/absent.jpg").path)
    }

    @Test func aBackslashMayBePartOfAName() throws {
        try folder.write([1], to: "a\\b.jpg")
        #expect(TablePath.file("a\\b.jpg", from: folder.file("t.csv")).lastPathComponent == "a\\b.jpg")
    }
}
