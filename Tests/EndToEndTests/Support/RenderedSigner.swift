import HandModel
import Imaging
import Testing

/// A hand before a camera.
struct RenderedSigner: Sendable, CustomTestStringConvertible {
    /// 0 very light to 1 very dark.
    var skin: Float = 0.32
    /// The hand's share of the picture's shorter side: far away below 0.5, near above 0.6.
    var share: Float = 0.58
    var seed: UInt64 = 1
    /// Whether it is a left hand.
    var isLeft = false

    var testDescription: String { "skin \(skin), share \(share), seed \(seed)\(isLeft ? ", left" : "")" }

    /// The frames of a word, 15 a second.
    func film(_ word: String, pace: SigningPace = .careful) -> [Frame] {
        let scene = HandScene(pose: HandPose(), skin: Skin(melanin: skin), sleeve: 6)
        let stage = WordStage(width: 320, height: 240, scene: scene, boxShare: share)
        let spelled = FingerspellingWord(word, pace: pace, seed: seed)
        return spelled.times(framesPerSecond: 15).enumerated().map { number, time in
            let image = stage.picture(of: spelled.moment(at: time), supersampling: 1).image
            var pixels = image.pixels
            if isLeft {
                for row in 0..<image.height {
                    for column in 0..<image.width {
                        for channel in 0..<3 {
                            pixels[3 * (row * image.width + column) + channel] =
                                image.pixels[3 * (row * image.width + image.width - 1 - column) + channel]
                        }
                    }
                }
            }
            return Frame(
                format: .rgb, width: image.width, height: image.height, stride: 3 * image.width, time: time,
                sequence: number, storage: FrameStorage(copying: pixels))
        }
    }
}
