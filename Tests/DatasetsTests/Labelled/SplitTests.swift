import Imaging
import Testing

@testable import Datasets

@Suite struct SplitTests {
    private func set(_ pictures: [(signer: String, label: String, count: Int)]) -> Dataset {
        let image = GreyImage(width: 1, height: 1)
        let region = Region(x: 0, y: 0, width: 1, height: 1)
        return Dataset(
            samples: pictures.flatMap { picture in
                (0..<picture.count).map { number in
                    Sample(
                        name: "\(picture.signer)/\(picture.label)/\(number)", image: image, region: region,
                        label: picture.label, signer: picture.signer)
                }
            }, skipped: [SkippedFile(name: "x", reason: "y")], namesSigners: true)
    }

    @Test func readsTheCommandLinesForm() {
        #expect(Split("random:0.2") == .random(0.2))
        #expect(Split("signer:0.5") == .signer(0.5))
        for bad in ["", "random", "random:", "random:0", "random:1", "random:x", "people:0.2", "random:0.1:2"] {
            #expect(Split(bad) == nil, "\(bad)")
        }
        #expect(Split(Split.random(0.25).description) == .random(0.25))
    }

    @Test func randomHoldsTheShareOfEveryLabel() throws {
        let all = set([("ann", "A", 50), ("ann", "B", 10), ("bob", "A", 50)])
        let (train, validation) = try Split.random(0.2).part(all, seed: 7)
        #expect(validation.samples.count { $0.label == "A" } == 20)
        #expect(validation.samples.count { $0.label == "B" } == 2)
        #expect(train.samples.count == 88)
        #expect(Set(train.samples.map(\.name)).isDisjoint(with: validation.samples.map(\.name)))
        #expect(Split.random(0.2).sharesPeople)
    }

    @Test func fewPicturesArePartedToo() throws {
        let all = set([("ann", "A", 2), ("ann", "B", 2), ("ann", "C", 1)])
        let (train, validation) = try Split.random(0.2).part(all, seed: 7)
        #expect(validation.samples.map(\.label) == ["A", "B"])
        #expect(train.samples.map(\.label) == ["A", "B", "C"])
    }

    @Test func signerHoldsWholePeople() throws {
        let all = set(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map { ($0, "A", 3) })
        let (train, validation) = try Split.signer(0.2).part(all, seed: 7)
        #expect(validation.signers.count == 2)
        #expect(validation.samples.count == 6)
        #expect(Set(train.signers).isDisjoint(with: validation.signers))
        #expect(!Split.signer(0.2).sharesPeople)
    }

    @Test func holdsAtLeastOneSigner() throws {
        let (_, validation) = try Split.signer(0.1).part(set([("a", "A", 1), ("b", "A", 1)]), seed: 1)
        #expect(validation.signers.count == 1)
    }

    @Test func seedDecides() throws {
        let all = set([("a", "A", 100)])
        func names(_ seed: UInt64) throws -> [String] {
            try Split.random(0.5).part(all, seed: seed).validation.samples.map(\.name)
        }
        #expect(try names(1) == names(1))
        #expect(try names(1) != names(2))
    }

    @Test func emptySideIsAnError() {
        #expect(throws: DatasetError.emptySplit(kind: "signer:0.2", samples: 4, signers: 1)) {
            try Split.signer(0.2).part(set([("a", "A", 4)]), seed: 1)
        }
        #expect(throws: DatasetError.emptySplit(kind: "random:0.2", samples: 2, signers: 1)) {
            try Split.random(0.2).part(set([("a", "A", 1), ("a", "B", 1)]), seed: 1)
        }
    }

    @Test func skippedFilesAreNotedOnce() throws {
        let (train, validation) = try Split.random(0.5).part(set([("a", "A", 4)]), seed: 1)
        #expect(train.skipped.count + validation.skipped.count == 1)
    }
}

@Suite struct HoldOutTests {
    private func set(_ names: [String], signers: [String], named: Bool) -> Dataset {
        let samples = zip(names, signers).map {
            Sample(
                name: $0, image: GreyImage(width: 1, height: 1), region: Region(x: 0, y: 0, width: 1, height: 1),
                label: "nothing", signer: $1)
        }
        return Dataset(samples: samples, namesSigners: named)
    }

    @Test func hashIsTheKnownOne() {
        // Published test values of FNV-1a, 64 bits.
        #expect(HoldOut.hash("") == 0xCBF2_9CE4_8422_2325)
        #expect(HoldOut.hash("a") == 0xAF63_DC4C_8601_EC8C)
        #expect(HoldOut.hash("foobar") == 0x8594_4171_F739_67E8)
    }

    @Test func aboutAQuarterOfNobodysPicturesIsHeld() {
        let names = (0..<1000).map { "rooms/\($0).jpg" }
        let all = set(names, signers: names.map { _ in "rooms" }, named: false)
        let (train, held) = HoldOut.part(all, judged: ["rooms"])
        #expect((200...300).contains(held.samples.count))
        #expect(train.samples.count + held.samples.count == 1000)
        #expect(held.samples.map(\.name) == names.filter { HoldOut.hash($0) % 4 == 0 })
    }

    @Test func peopleWhoAreJudgedAreHeldWhole() {
        let all = set(["1", "2", "3"], signers: ["ann", "bob", "ann"], named: true)
        let (train, held) = HoldOut.part(all, judged: ["ann", "cid"])
        #expect(held.samples.map(\.name) == ["1", "3"])
        #expect(train.samples.map(\.name) == ["2"])
    }
}
