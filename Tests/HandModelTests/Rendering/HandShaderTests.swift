import Testing

@testable import HandModel

@Suite struct HandShaderTests {
    private let skeleton = HandSkeleton(pose: HandPose())

    private func shader(_ skin: Skin = Skin(melanin: 0.2)) -> HandShader {
        HandShader(skeleton: skeleton, shape: .adult, skin: skin, rig: .studio, sleeveColour: [0.1, 0.2, 0.4])
    }

    private func hit(_ part: HandBody.Part, at point: SIMD3<Float>, normal: SIMD3<Float> = [0, 0, 1]) -> SurfaceHit {
        SurfaceHit(
            pixel: 0, coverage: 1, point: point, normal: normal, view: [0, 0, 1], part: part, neighbour: 5,
            openness: 1, lit: 1)
    }

    private func luminance(_ colour: SIMD3<Float>) -> Float { colour.dot([0.2126, 0.7152, 0.0722]) }

    @Test func shadowAndClosenessDarken() {
        let open = hit(.palm, at: [0, 0, 1])
        var shaded = open
        shaded.lit = 0
        var closed = open
        closed.openness = 0.2
        var touching = open
        touching.neighbour = 0
        let bright = luminance(shader().colour(of: open))
        for darker in [shaded, closed, touching] { #expect(luminance(shader().colour(of: darker)) < 0.9 * bright) }
    }

    @Test func darkSkinIsDarkerEverywhere() {
        let place = hit(.middle, at: skeleton[.middlePIP] + [0, 1, 0.9])
        #expect(
            luminance(shader(Skin(melanin: 0.9)).colour(of: place))
                < 0.5 * luminance(shader(Skin(melanin: 0.1)).colour(of: place)))
    }

    @Test func sleevesHaveTheirOwnColour() {
        let colour = shader().colour(of: hit(.sleeve, at: skeleton.wrist - [0, 9, 0]))
        #expect(colour.z > colour.x)
    }

    @Test func creasesLieAtTheJoints() {
        let atJoint = hit(.middle, at: skeleton[.middlePIP] + [0, 0, 0.9])
        let between = hit(.middle, at: skeleton[.middlePIP] + [0, 1.2, 0.9])
        let skin = Skin(melanin: 0.2, sheen: 0)
        #expect(luminance(shader(skin).colour(of: atJoint)) < luminance(shader(skin).colour(of: between)))
        let smooth = Skin(melanin: 0.2, sheen: 0, creases: 0)
        let difference =
            luminance(shader(smooth).colour(of: atJoint)) - luminance(shader(smooth).colour(of: between))
        #expect(abs(difference) < 1e-3)
    }

    @Test func nailsAreOnTheBackOfTheTips() {
        let tip = skeleton[.middleTip] - [0, 0.6, 0]
        let back = SIMD3<Float>(0, 0, -1)
        var nail = hit(.middle, at: tip + back * 0.6, normal: back)
        nail.view = back
        var knuckle = hit(.middle, at: tip - [0, 1, 0] + back * 0.6, normal: back)
        knuckle.view = back
        let dark = Skin(melanin: 0.8)
        #expect(luminance(shader(dark).colour(of: nail)) > 1.3 * luminance(shader(dark).colour(of: knuckle)))
    }

    @Test func stepsAreSmooth() {
        #expect(smoothStep(0, 2, -1) == 0)
        #expect(smoothStep(0, 2, 1) == 0.5)
        #expect(smoothStep(0, 2, 3) == 1)
        #expect(smoothStep(1, 0, 0.25) == smoothStep(0, 1, 0.75))
    }
}
