import Testing

@testable import HandModel

@Suite struct GesturesTests {
    @Test func theBundledFileHasNoError() throws {
        let text = String(decoding: PackageResources.gestures_poses, as: UTF8.self)
        #expect(try Alphabet(text: text).letters.contains("OPEN"))
        #expect(Gestures.all.count > 20)
        for pose in Gestures.all { #expect(pose == pose.limited) }
    }

    @Test func noneIsHeldAsALetterIs() {
        for gesture in Gestures.all {
            for letter in Alphabet.american.letters {
                for pose in Alphabet.american.variants(of: letter) {
                    let bends = HandJoint.allCases.map { abs(gesture[$0] - pose[$0]) }
                    #expect(bends.contains { $0 > 12 }, "the nearest pose of \(letter)")
                }
            }
        }
    }
}
