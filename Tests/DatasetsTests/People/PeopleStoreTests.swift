import Basics
import Datasets
import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct PeopleStoreTests {
    private let folder: TemporaryFolder
    private let store: PeopleStore
    private let anna: PersonName

    init() throws {
        folder = try TemporaryFolder()
        store = PeopleStore(folder: folder.file("people"))
        anna = try PersonName("Anna")
    }

    private func sample(_ letter: String, time: Double = 0, hand: PersonSample.Hand = .right, shade: UInt8 = 90)
        -> PersonSample
    {
        var picture = GreyImage(width: PersonSample.side, height: PersonSample.side, filledWith: shade)
        picture[3, 5] = 200
        return PersonSample(
            letter: letter, moment: "2026-11-30T201500", time: time, hand: hand, picture: picture)
    }

    @Test("What is kept comes back as it was, by letter and time") func roundTrip() throws {
        let given = [sample("P", time: 66), sample("G", hand: .left, shade: 30), sample("P")]
        let kept = try store.add(given, to: anna)
        let read = try store.samples(of: anna)
        #expect(read.skipped.isEmpty)
        #expect(read.samples == [kept[1], kept[2], kept[0]])
        #expect(read.samples.map(\.picture) == [given[1], given[2], given[0]].map(\.picture))
        #expect(kept[0].file?.path.hasSuffix("Anna/samples/P/2026-11-30T201500/00000066-right.png") == true)
        #expect(try store.people() == [anna])
    }

    @Test("Two samples of the same time are both kept") func nothingIsOverwritten() throws {
        try store.add([sample("P", shade: 10)], to: anna)
        try store.add([sample("P", shade: 20)], to: anna)
        #expect(Set(try store.samples(of: anna).samples.map { $0.picture[0, 0] }) == [10, 20])
    }

    @Test("A damaged picture and a folder of another name are reported, and the rest is read") func damaged() throws {
        let kept = try store.add([sample("P"), sample("P", time: 5)], to: anna)
        let file = try #require(kept[0].file)
        try Data("no picture".utf8).write(to: file)
        try folder.write(try Data(contentsOf: #require(kept[1].file)), to: "people/Anna/samples/bad ones/1.png")
        let read = try store.samples(of: anna)
        #expect(read.samples == [kept[1]])
        #expect(read.skipped.count == 2)
        #expect(read.skipped.contains { $0.name == file.path && $0.reason == "is not a picture" })
        #expect(read.skipped.contains { $0.name.hasSuffix("bad ones") })
        #expect(FileManager.default.fileExists(atPath: file.path))
    }

    @Test("The folder is a labelled set like any other") func isASet() throws {
        try store.add([sample("P"), sample("G"), sample("G", time: 9)], to: anna)
        let set = try DatasetLoader().load(store.samplesFolder(of: anna))
        #expect(set.labels == ["G", "P"])
        #expect(set.samples.count == 3)
    }

    @Test("A sample is removed alone, and only from its person") func remove() throws {
        let kept = try store.add([sample("P"), sample("P", time: 5)], to: anna)
        let ben = try PersonName("Ben")
        #expect(throws: PeopleStoreError.self) { try store.remove(kept[0], of: ben) }
        try store.remove(kept[0], of: anna)
        try store.remove(kept[0], of: anna)
        #expect(try store.samples(of: anna).samples == [kept[1]])
    }

    @Test("Whoever is forgotten leaves nothing, and others stay") func forget() throws {
        let ben = try PersonName("Ben")
        try store.add([sample("P")], to: anna)
        try store.add([sample("P")], to: ben)
        #expect(try store.forget(anna))
        #expect(try !store.forget(anna))
        #expect(try store.people() == [ben])
        #expect(try store.samples(of: anna).samples.isEmpty)
        #expect(try folder.names() == ["people"])
    }

    @Test(
        "The name of a recording cannot lead out of the folder, nor be taken for a letter",
        arguments: ["../../x", "A", "", "/etc/passwd 1"])
    func moments(moment: String) throws {
        var sample = sample("P")
        sample.moment = moment
        let kept = try store.add([sample], to: anna)
        let inside = store.samplesFolder(of: anna).appending(path: "P").standardizedFileURL.path
        #expect(try #require(kept[0].file).standardizedFileURL.path.hasPrefix(inside + "/"))
        #expect(try store.samples(of: anna).samples.map(\.letter) == ["P"])
    }

    @Test("A sample is what the letter network reads of a frame, flipped for a left hand") func crop() throws {
        var picture = GreyImage(width: 300, height: 200, filledWith: 50)
        for y in 50..<150 { for x in 100..<150 { picture[x, y] = 250 } }
        let region = Region(x: 100, y: 50, width: 100, height: 100)
        let right = try PersonSample(of: picture, region: region, mirrored: false, letter: "P", moment: "1", time: 0)
        let left = try PersonSample(of: picture, region: region, mirrored: true, letter: "P", moment: "1", time: 0)
        #expect((right.picture[10, 50], right.picture[90, 50], right.hand) == (250, 50, .right))
        #expect((left.picture[10, 50], left.picture[90, 50], left.hand) == (50, 250, .left))
    }

    @Test("Going back changes between the last two models, the shipped one among them") func models() throws {
        func keep(_ text: String) throws {
            try store.keepModel(of: anna) { try Data(text.utf8).write(to: $0) }
        }
        func used() throws -> String? { try store.model(of: anna).map { try String(contentsOf: $0, encoding: .utf8) } }
        #expect(try store.goBack(of: anna) == nil)
        try keep("one")
        #expect(try used() == "one")
        #expect(try store.goBack(of: anna) == nil)
        #expect(try store.goBack(of: anna) == store.modelFile(of: anna))
        try keep("two")
        try store.goBack(of: anna)
        #expect(try used() == "one")
        try store.goBack(of: anna)
        #expect(try used() == "two")
    }

    @Test("A model that cannot be written leaves the one in use") func modelFails() throws {
        struct Full: Error {}
        try store.keepModel(of: anna) { try Data("one".utf8).write(to: $0) }
        #expect(throws: Full.self) { try store.keepModel(of: anna) { _ in throw Full() } }
        #expect(try store.model(of: anna).map { try String(contentsOf: $0, encoding: .utf8) } == "one")
    }

    @Test("A recording is called after its time in universal time") func momentOfDate() {
        #expect(PeopleStore.moment(at: Date(timeIntervalSince1970: 1_000_000_000)) == "2001-09-09T014640")
    }
}
