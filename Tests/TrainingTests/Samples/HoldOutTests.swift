import Imaging
import Testing

@testable import Training

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
