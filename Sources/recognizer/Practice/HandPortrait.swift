import Dispatch
import HandModel
import Imaging
import Synchronization

/// The rendered hand of a letter, which can be turned; it is rendered on a thread of its own.
final class HandPortrait: Sendable {
    /// A letter and from where it is seen.
    struct View: Sendable, Equatable {
        /// The letter.
        var letter: String
        /// The letter from which the hand comes; nil when it comes from aside.
        var previous: String?
        /// How far the hand is turned to the right and tipped, in degrees.
        var (yaw, pitch): (Float, Float) = (0, 0)
        /// The time of ``movement`` that is shown, in milliseconds; nil for the finished letter.
        var time: Double?

        /// Makes the usual view of a letter.
        init(letter: String, after previous: String? = nil) {
            (self.letter, self.previous) = (letter, previous)
        }

        /// The way to the letter, with its stroke if it is drawn in the air.
        var movement: FingerspellingWord { FingerspellingWord((previous ?? "") + letter) }

        /// Turns the hand as the mouse is dragged, in fractions of the picture's width.
        mutating func turn(right: Double, down: Double) {
            yaw = min(max(yaw + Float(right) * 180, -180), 180)
            pitch = min(max(pitch + Float(down) * 180, -80), 80)
        }
    }

    private struct State {
        var wanted: View?
        var rendered: View?
        var picture: RGBImage?
        var isRendering = false
    }

    private let state = Mutex(State())
    private let side: Int

    /// Makes a portrait of this width and height in pixels.
    init(side: Int = 280) { self.side = side }

    /// The last picture that is finished; asks for another one if the view is another.
    func picture(of view: View) -> RGBImage? {
        let (picture, mustStart) = state.withLock { state in
            state.wanted = view
            let mustStart = state.rendered != view && !state.isRendering
            if mustStart { state.isRendering = true }
            return (state.rendered?.letter == view.letter ? state.picture : nil, mustStart)
        }
        if mustStart { DispatchQueue(label: "portrait", qos: .userInitiated).async { [self] in render() } }
        return picture
    }

    /// Renders what is wanted, until nothing else is.
    private func render() {
        while let view = state.withLock({ state in
            state.isRendering = state.wanted != nil && state.wanted != state.rendered
            return state.isRendering ? state.wanted : nil
        }) {
            let picture = picture(of: view, scene: HandScene(pose: HandPose(), sleeve: 7))
            state.withLock { ($0.picture, $0.rendered) = (picture, view) }
        }
    }

    private func picture(of view: View, scene: HandScene) -> RGBImage {
        func turned(_ pose: HandPose) -> HandPose {
            var pose = pose
            pose[.viewYaw] += view.yaw
            pose[.viewPitch] += view.pitch
            return pose
        }
        guard let time = view.time else {
            var scene = scene
            scene.pose = turned(Alphabet.american.pose(of: view.letter) ?? HandPose())
            return HandRenderer.portrait(of: scene, side: side, share: 0.66, supersampling: 1)
        }
        var moment = view.movement.moment(at: time)
        moment.hand = moment.hand.map { PlacedPose(pose: turned($0.pose), offset: $0.offset) }
        // The camera stays where it is, so that what moves is the hand.
        return WordStage(width: side, height: side, scene: scene, backdrop: .wall, boxShare: 0.62)
            .picture(of: moment, supersampling: 1).image
    }
}

extension FingerspellingWord {
    /// When the hand leaves the first of several letters, or comes in, and when the last letter is finished.
    var wayToLastLetter: ClosedRange<Double> {
        let moments = times(framesPerSecond: 50).map { ($0, moment(at: $0)) }
        let first = moments.first { letters.count > 1 ? $0.1.isSigned : $0.1.hand != nil }?.0 ?? 0
        let last = moments.last { $0.1.isSigned }?.0 ?? duration
        return first...max(first, last)
    }
}
