import HandModel
import Testing

@Suite struct HandSceneTests {
    @Test func asksForNothingButAPose() {
        let scene = HandScene(pose: HandPose())
        #expect(scene.shape == .adult)
        #expect(scene.lights == .studio)
        #expect(scene.sleeve == nil)
        #expect(scene.ring == nil)
        #expect((0...1).contains(scene.skin.melanin))
    }
}
