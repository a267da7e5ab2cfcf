import Basics
import Imaging

/// Endless pictures of hands that sign, every one a pure function of its number.
///
/// Pose, view, shape, skin, light, distance, clothing, background and the camera's faults are drawn by chance within
/// what webcam users show. Safe to use from many threads at once.
public struct HandSampler: Sendable {
    /// Chance begins here; another seed gives other pictures.
    public var seed: UInt64
    /// Width and height of the pictures in pixels.
    public var side: Int
    /// The letters to sign, in turn.
    public var letters: [String]
    /// Which part of the pictures shows no letter: a background alone, or a hand on its way or at rest.
    public var shareOfNothing: Double
    /// Share of a picture's side that the larger side of the hand's box takes.
    public static let boxShare: Float = 1 / 1.7

    /// Which part of the pictures without a letter shows no hand at all: hands are harder to tell from letters.
    static let shareOfRooms = 0.3
    /// Letters whose fingers are bent less differently, in degrees, have no pose between them that is no letter.
    static let leastWay: Float = 30

    private let alphabet: Alphabet

    /// Makes a sampler of letters of an alphabet; all of them when none are named.
    public init(
        seed: UInt64 = 1, side: Int = 128, letters: [String]? = nil, shareOfNothing: Double = 0,
        alphabet: Alphabet = .american
    ) {
        self.seed = seed
        self.side = side
        self.letters = letters ?? alphabet.letters
        self.shareOfNothing = shareOfNothing
        self.alphabet = alphabet
    }

    /// The picture with a number (any number, also a negative one).
    public func sample(_ number: Int) -> RenderedSample {
        var start = SeededGenerator(seed: UInt64(bitPattern: Int64(number)))
        var generator = SeededGenerator(seed: seed &* 0x9e37_79b9_7f4a_7c15 ^ start.next())
        let isNothing = generator.happens(withProbability: shareOfNothing)
        let place = letters.isEmpty ? 0 : ((number % letters.count) + letters.count) % letters.count
        let letter = letters.isEmpty ? nil : letters[place]
        if isNothing && generator.happens(withProbability: Self.shareOfRooms) { return emptyRoom(&generator) }
        guard let letter, var pose = pose(of: letter, &generator) else { return emptyRoom(&generator) }
        if isNothing { pose = strayPose(&generator) }
        return picture(of: pose, letter: isNothing ? nil : letter, &generator)
    }

    private func emptyRoom(_ generator: inout SeededGenerator) -> RenderedSample {
        let room = Room.drawn(side: side, &generator)
        let share = Float(side) * Self.boxShare
        let low = Double((Float(side) - share) / 2)
        return RenderedSample(
            image: Sensor(&generator).picture(of: room, side: side, &generator),
            handBox: Region(x: low, y: low, width: Double(share), height: Double(share)), letter: nil, landmarks: [])
    }

    private func picture(of pose: HandPose, letter: String?, _ generator: inout SeededGenerator) -> RenderedSample {
        let scene = HandScene.drawn(pose: pose, &generator)
        let skeleton = HandSkeleton(pose: pose, shape: scene.shape)
        let camera = Camera(
            framing: skeleton.landmarks, distance: generator.number(in: 32...90) * scene.shape.size, side: side,
            share: Self.boxShare)
        // Webcam crops are rarely sharp: fewer pixels are rendered than the picture has.
        let detail = generator.pick([0.5, 0.625, 0.75, 0.75, 0.875] as [Float]) ?? 1
        let inner = Int((Float(side) * detail).rounded())
        let scale = Float(inner) / Float(side)
        let small = Camera(
            distance: camera.distance, focal: camera.focal * scale, centreX: camera.centreX * scale,
            centreY: camera.centreY * scale)
        let layer = HandLayer(scene, camera: small, width: inner, height: inner)
        var room = Room.drawn(side: inner, &generator)
        let sensor = Sensor(&generator)
        room.place(layer, exposure: sensor.handExposure)
        let box = camera.box(of: skeleton.landmarks)
        return RenderedSample(
            image: sensor.picture(of: room, side: side, &generator),
            handBox: Region(
                x: Double(box.low.x), y: Double(box.low.y), width: Double(box.high.x - box.low.x),
                height: Double(box.high.y - box.low.y)), letter: letter,
            landmarks: skeleton.landmarks.map(camera.project))
    }

    /// A letter's pose as somebody might hold it: between two variants, unsteady, and turned a little.
    private func pose(of letter: String, _ generator: inout SeededGenerator) -> HandPose? {
        let variants = alphabet.variants(of: letter)
        guard let usual = variants.first else { return nil }
        var pose = generator.happens(withProbability: 0.3) ? usual : (generator.pick(variants) ?? usual)
        if let other = generator.pick(variants), generator.happens(withProbability: 0.5) {
            let view = [HandJoint.viewYaw, .viewPitch, .viewRoll].map { ($0, pose[$0]) }
            pose = pose.mixed(with: other, by: generator.number(in: 0...0.6))
            for (joint, degrees) in view { pose[joint] = degrees }
        }
        return unsteady(pose, &generator)
    }

    private func unsteady(_ pose: HandPose, _ generator: inout SeededGenerator) -> HandPose {
        var pose = pose
        let bend = generator.normal(deviation: 4)
        for joint in HandJoint.allCases {
            switch joint {
            case .viewYaw: pose[joint] += generator.normal(deviation: 13)
            case .viewPitch: pose[joint] += generator.normal(deviation: 13)
            case .viewRoll: pose[joint] += generator.normal(deviation: 10)
            case .wristFlex, .wristDeviate: pose[joint] += generator.normal(deviation: 9)
            case .palmCup: pose[joint] += abs(generator.normal(deviation: 4))
            case .indexSpread, .middleSpread, .ringSpread, .littleSpread:
                pose[joint] += generator.normal(deviation: 2.2)
            case .thumbAbduct, .thumbOppose, .thumbTwist: pose[joint] += generator.normal(deviation: 4)
            default: pose[joint] += generator.normal(mean: pose[joint] > 20 ? bend : 0, deviation: 4.5)
            }
        }
        return pose.limited
    }

    /// A hand that signs nothing: on the way from one letter to another, or gesturing.
    private func strayPose(_ generator: inout SeededGenerator) -> HandPose {
        var pose = HandPose()
        let kind = generator.number(in: 0...1)
        if kind < 0.3, let from = generator.pick(letters).flatMap(alphabet.pose(of:)),
            let to = generator.pick(letters).flatMap(alphabet.pose(of:)), from.difference(from: to) >= Self.leastWay
        {
            pose = from.mixed(with: to, by: generator.number(in: 0.42...0.58))
            pose[.viewRoll] += generator.normal(deviation: 40)
            pose[.viewYaw] += generator.normal(deviation: 30)
        } else if kind < 0.65, let shape = Handshapes.drawn(unlike: alphabet, &generator) {
            pose = shape
            pose[.viewRoll] += generator.normal(deviation: 15)
            pose[.viewYaw] += generator.normal(deviation: 25)
        } else if let gesture = generator.pick(Gestures.all) {
            pose = gesture
            pose[.viewRoll] += generator.normal(deviation: 18)
            pose[.viewYaw] += generator.normal(deviation: 14)
        }
        return unsteady(pose, &generator)
    }
}
