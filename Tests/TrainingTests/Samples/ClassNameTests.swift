import Testing

@testable import Training

@Suite struct ClassNameTests {
    @Test(arguments: [
        ("a", "A"), ("Q", "Q"), ("nothing", "nothing"), ("Blank", "nothing"), ("BACKGROUND", "nothing"),
        ("none", "nothing"), ("negatives", "nothing"), ("space", "space"), ("del", "del"), ("5", "5"),
    ])
    func standsFor(name: String, label: String) {
        #expect(ClassName.label(name) == label)
    }
}
