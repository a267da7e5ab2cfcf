import Basics
import Imaging

/// A random room, camera and hand that film words in grey, as varied as the pictures of `HandSampler`.
///
/// Pictures are small and square, since only what the letter network reads of them matters.
public struct WordScenery: Sendable {
    /// Width and height of the pictures in pixels.
    public let side: Int
    private let room: Room
    private let sensor: Sensor
    private let stage: WordStage
    /// For how long the camera collects light, as a share of the time between two frames.
    private let exposure: Double

    /// A picture of a moment with its ground truth.
    public struct Picture: Sendable {
        /// The picture, `[side, side]`.
        public var image: GreyImage
        /// The box around the 21 landmarks in pixels; nil without a hand in the picture.
        public var handBox: Region?
    }

    /// Makes a scenery.
    public init(side: Int = 96, using generator: inout SeededGenerator) {
        self.side = side
        room = Room.random(side: side, using: &generator)
        sensor = Sensor(using: &generator)
        stage = WordStage(
            width: side, height: side, scene: HandScene.random(pose: HandPose(), using: &generator),
            boxShare: generator.number(in: 0.42...0.62), distanceAdaptation: generator.number(in: 0...0.8))
        exposure = generator.happens(withProbability: 0.5) ? Double(generator.number(in: 0.3...1)) : 0
    }

    /// Takes a picture of a word at a time in milliseconds.
    ///
    /// - Parameters:
    ///   - interval: milliseconds between two frames; what moves is blurred over a part of it.
    ///   - generator: the noise of the camera.
    public func picture(
        of word: FingerspellingWord, at time: Double, interval: Double, using generator: inout SeededGenerator
    ) -> Picture {
        var room = room
        let moment = word.moment(at: time)
        if let layer = stage.layer(of: moment) {
            let earlier = time - exposure * interval / 2
            if exposure > 0, !moment.isSigned || moment.letter.map(LetterStroke.exists) == true,
                let other = stage.layer(of: word.moment(at: earlier))
            {
                room.place(layer.averaged(with: other), exposure: sensor.handExposure)
            } else {
                room.place(layer, exposure: sensor.handExposure)
            }
        }
        return Picture(
            image: sensor.picture(of: room, side: side, using: &generator), handBox: stage.handBox(of: moment))
    }
}
