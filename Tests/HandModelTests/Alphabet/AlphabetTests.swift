import Imaging
import Testing

@testable import HandModel

@Suite struct AlphabetTests {
    private static let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }

    @Test func allTwentySixAreThere() throws {
        #expect(Alphabet.american.letters == Self.letters)
        let text = String(decoding: PackageResources.alphabet_poses, as: UTF8.self)
        #expect(try Alphabet(text: text).letters == Self.letters, "the bundled file has no error")
    }

    @Test(arguments: letters) func theUsualPoseComesFirst(letter: String) throws {
        let variants = Alphabet.american.variants(of: letter)
        #expect(variants.first == Alphabet.american.pose(of: letter))
        for pose in variants { #expect(pose == pose.limited) }
    }

    @Test func otherNamesHaveNoPose() {
        #expect(Alphabet.american.pose(of: "a") == nil)
        #expect(Alphabet.american.pose(of: "nothing") == nil)
        #expect(Alphabet.american.variants(of: "").isEmpty)
    }

    /// How far each finger is bent, knuckle and middle joint together.
    private func bends(_ letter: String) throws -> [Float] {
        let pose = try #require(Alphabet.american.pose(of: letter))
        return [
            pose[.indexMCP] + pose[.indexPIP], pose[.middleMCP] + pose[.middlePIP],
            pose[.ringMCP] + pose[.ringPIP], pose[.littleMCP] + pose[.littlePIP],
        ]
    }

    @Test(arguments: [
        ("A", "...."), ("B", "||||"), ("D", "|..."), ("F", ".|||"), ("G", "|..."), ("H", "||.."), ("I", "...|"),
        ("J", "...|"), ("L", "|..."), ("M", "...."), ("N", "...."), ("Q", "|..."), ("R", "||.."), ("S", "...."),
        ("T", "...."), ("U", "||.."), ("V", "||.."), ("W", "|||."), ("Y", "...|"), ("Z", "|..."),
    ]) func fingersThatStandAreStraight(letter: String, pattern: String) throws {
        for (bend, sign) in zip(try bends(letter), pattern) {
            if sign == "|" { #expect(bend < 60, "\(letter)") } else { #expect(bend > 85, "\(letter)") }
        }
    }

    @Test func everyLetterHasItsOwnPose() {
        let poses = Self.letters.compactMap(Alphabet.american.pose(of:))
        for (index, pose) in poses.enumerated() {
            for other in poses[..<index] {
                let difference = HandJoint.allCases.map { abs(pose[$0] - other[$0]) }.reduce(0, +)
                #expect(difference > 15)
            }
        }
    }
}

/// What the rendered letters look like, and whether the hands are possible.
@Suite struct LetterPictureTests {
    private static let letters = Alphabet.american.letters

    private func silhouette(_ pose: HandPose) -> [Float] {
        let skeleton = HandSkeleton(pose: pose)
        let camera = Camera(framing: skeleton.landmarks, distance: 60, side: 48, share: 0.6)
        return HandLayer(HandScene(pose: pose), camera: camera, width: 48, height: 48).pixels.map {
            ($0.x + $0.y + $0.z) / 3
        }
    }

    @Test func everyLetterLooksDifferent() {
        let pictures = Self.letters.compactMap { Alphabet.american.pose(of: $0).map(silhouette) }
        #expect(pictures.count == 26)
        for (index, picture) in pictures.enumerated() {
            for (other, earlier) in pictures[..<index].enumerated() {
                let difference = zip(picture, earlier).map { abs($0 - $1) }.reduce(0, +) / Float(picture.count)
                #expect(difference > 0.01, "\(Self.letters[index]) and \(Self.letters[other])")
            }
        }
    }

    /// How deep segments of different digits lie in each other, in centimetres; roots of the same palm aside.
    private func deepestMeeting(_ pose: HandPose) -> Float {
        let skeleton = HandSkeleton(pose: pose)
        var deepest: Float = 0
        let shape = HandShape.adult
        func points(_ finger: Finger) -> [(SIMD3<Float>, Float)] {
            let digit = skeleton[finger]
            let radii = shape.radii(of: finger)
            return (0..<3).flatMap { segment in
                (0...8).compactMap { step -> (SIMD3<Float>, Float)? in
                    let share = Float(step) / 8
                    // Neighbouring fingers share flesh up to their webs, the thumb up to its knuckle.
                    if segment == 0 && (finger == .thumb || share < 0.6) { return nil }
                    let (start, next) = digit.segment(segment)
                    let end = next - digit.frames[segment].y * (segment == 2 ? radii[3] : 0)
                    let radius = radii[segment] + (radii[segment + 1] - radii[segment]) * share
                    return (start + (end - start) * share, radius)
                }
            }
        }
        let all = Finger.allCases.map(points)
        for first in 0..<5 {
            for second in 0..<first {
                for (a, radiusA) in all[first] {
                    for (b, radiusB) in all[second] {
                        deepest = max(deepest, radiusA + radiusB - (a - b).length)
                    }
                }
            }
        }
        return deepest
    }

    @Test(arguments: letters) func digitsDoNotPassThroughEachOther(letter: String) throws {
        let pose = try #require(Alphabet.american.pose(of: letter))
        // Flesh gives way a little; the thumb of T is wedged between two fingers.
        #expect(deepestMeeting(pose) < (letter == "T" ? 0.6 : 0.35))
    }

    @Test(arguments: letters) func variantsDoNotPassThroughEachOther(letter: String) {
        for pose in Alphabet.american.variants(of: letter) { #expect(deepestMeeting(pose) < 0.75) }
    }
}

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
