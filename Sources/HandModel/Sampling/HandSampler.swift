import Basics
import Imaging

/// A sampler of rendered pictures of signing hands, each of which depends only on the seed and its number.
///
/// Pose, view, shape, skin, light, distance, clothing, background and camera defects are random, within the range that
/// occurs with webcams. A sampler can be used from many threads at the same time.
public struct HandSampler: Sendable {
    /// The seed; another seed gives other pictures.
    public var seed: UInt64
    /// Width and height of the pictures in pixels.
    public var side: Int
    /// The letters, which are signed one after the other.
    public var letters: [String]
    /// The share of pictures without a letter: a background alone, or a hand that moves or rests.
    public var shareOfNothing: Double
    /// The share of a picture's side that the larger side of the hand's box takes.
    public static let boxShare: Float = 1 / 1.7

    /// The share of pictures without a hand among those without a letter.
    ///
    /// It is small because hands are harder to distinguish from letters than rooms are.
    static let shareOfEmptyRooms = 0.3
    /// The minimum difference in degrees between two letters for which a pose between them is not a letter.
    static let minimumDifferenceDegrees: Float = 30

    private let alphabet: Alphabet

    /// Makes a sampler of some letters of an alphabet, or of all of them if `letters` is nil.
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

    /// Renders the picture with a number, which may be negative.
    public func sample(_ number: Int) -> RenderedSample {
        var start = SeededGenerator(seed: UInt64(bitPattern: Int64(number)))
        var generator = SeededGenerator(seed: seed &* 0x9e37_79b9_7f4a_7c15 ^ start.next())
        let isNothing = generator.happens(withProbability: shareOfNothing)
        let place = letters.isEmpty ? 0 : ((number % letters.count) + letters.count) % letters.count
        let letter = letters.isEmpty ? nil : letters[place]
        if isNothing && generator.happens(withProbability: Self.shareOfEmptyRooms) {
            return emptyRoom(using: &generator)
        }
        guard let letter, var pose = pose(of: letter, using: &generator) else { return emptyRoom(using: &generator) }
        if isNothing { pose = poseWithoutLetter(using: &generator) }
        return picture(of: pose, letter: isNothing ? nil : letter, using: &generator)
    }

    private func emptyRoom(using generator: inout SeededGenerator) -> RenderedSample {
        let room = Room.random(side: side, using: &generator)
        let share = Float(side) * Self.boxShare
        let low = Double((Float(side) - share) / 2)
        return RenderedSample(
            image: Sensor(using: &generator).picture(of: room, side: side, using: &generator),
            handBox: Region(x: low, y: low, width: Double(share), height: Double(share)), letter: nil, landmarks: [])
    }

    private func picture(of pose: HandPose, letter: String?, using generator: inout SeededGenerator) -> RenderedSample {
        let scene = HandScene.random(pose: pose, using: &generator)
        let skeleton = HandSkeleton(pose: pose, shape: scene.shape)
        let camera = Camera(
            framing: skeleton.landmarks, distance: generator.number(in: 32...90) * scene.shape.size, side: side,
            share: Self.boxShare)
        // Crops from webcams are rarely sharp, so fewer pixels are rendered than the picture has.
        let detail = generator.pick([0.5, 0.625, 0.75, 0.75, 0.875] as [Float]) ?? 1
        let inner = Int((Float(side) * detail).rounded())
        let scale = Float(inner) / Float(side)
        let small = Camera(
            distance: camera.distance, focal: camera.focal * scale, centreX: camera.centreX * scale,
            centreY: camera.centreY * scale)
        let layer = HandLayer(scene, camera: small, width: inner, height: inner)
        var room = Room.random(side: inner, using: &generator)
        let sensor = Sensor(using: &generator)
        room.place(layer, exposure: sensor.handExposure)
        let box = camera.box(of: skeleton.landmarks)
        return RenderedSample(
            image: sensor.picture(of: room, side: side, using: &generator),
            handBox: Region(
                x: Double(box.low.x), y: Double(box.low.y), width: Double(box.high.x - box.low.x),
                height: Double(box.high.y - box.low.y)), letter: letter,
            landmarks: skeleton.landmarks.map(camera.project))
    }

    /// Returns a random pose of a letter: a mixture of variants with random changes of all angles.
    private func pose(of letter: String, using generator: inout SeededGenerator) -> HandPose? {
        let variants = alphabet.variants(of: letter)
        guard let usual = variants.first else { return nil }
        var pose = generator.happens(withProbability: 0.3) ? usual : (generator.pick(variants) ?? usual)
        if let other = generator.pick(variants), generator.happens(withProbability: 0.5) {
            let view = [HandJoint.viewYaw, .viewPitch, .viewRoll].map { ($0, pose[$0]) }
            pose = pose.mixed(with: other, by: generator.number(in: 0...0.6))
            for (joint, degrees) in view { pose[joint] = degrees }
        }
        return unsteady(pose, using: &generator)
    }

    private func unsteady(_ pose: HandPose, using generator: inout SeededGenerator) -> HandPose {
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

    /// Returns a pose that is not a letter: half-way between two letters, a random handshape or a gesture.
    private func poseWithoutLetter(using generator: inout SeededGenerator) -> HandPose {
        var pose = HandPose()
        let kind = generator.number(in: 0...1)
        if kind < 0.3, let from = generator.pick(letters).flatMap(alphabet.pose(of:)),
            let to = generator.pick(letters).flatMap(alphabet.pose(of:)),
            from.difference(from: to) >= Self.minimumDifferenceDegrees
        {
            pose = from.mixed(with: to, by: generator.number(in: 0.42...0.58))
            pose[.viewRoll] += generator.normal(deviation: 40)
            pose[.viewYaw] += generator.normal(deviation: 30)
        } else if kind < 0.65, let shape = RandomHandshape.make(unlike: alphabet, using: &generator) {
            pose = shape
            pose[.viewRoll] += generator.normal(deviation: 15)
            pose[.viewYaw] += generator.normal(deviation: 25)
        } else if let gesture = generator.pick(Gestures.all) {
            pose = gesture
            pose[.viewRoll] += generator.normal(deviation: 18)
            pose[.viewYaw] += generator.normal(deviation: 14)
        }
        return unsteady(pose, using: &generator)
    }
}

/// A rendered picture with its ground truth.
public struct RenderedSample: Sendable, Equatable {
    /// The picture, like a crop around a hand from a webcam.
    public var image: GreyImage
    /// The upright box around the 21 landmarks in pixels; without a hand, a box of the usual size in the middle.
    public var handBox: Region
    /// The letter that the hand signs; nil if there is no hand or if it does not sign a letter.
    public var letter: String?
    /// The 21 landmarks in pixels, in the order of `HandLandmark`; empty if there is no hand.
    public var landmarks: [SIMD2<Float>]
}
