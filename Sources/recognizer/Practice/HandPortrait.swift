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
        /// How far the hand is turned to the right and tipped, in degrees.
        var (yaw, pitch): (Float, Float) = (0, 0)

        /// Makes the usual view of a letter.
        init(letter: String) { self.letter = letter }

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
            var scene = HandScene(pose: Alphabet.american.pose(of: view.letter) ?? HandPose(), sleeve: 7)
            scene.pose[.viewYaw] += view.yaw
            scene.pose[.viewPitch] += view.pitch
            let picture = HandRenderer.portrait(of: scene, side: side, share: 0.66, supersampling: 1)
            state.withLock { ($0.picture, $0.rendered) = (picture, view) }
        }
    }
}
