import Testing

@testable import Datasets

@Suite struct ClassNameTests {
    @Test(arguments: [
        ("a", "A"), ("Q", "Q"), ("nothing", "nothing"), ("Blank", "nothing"), ("BACKGROUND", "nothing"),
        ("none", "nothing"), ("negatives", "nothing"), ("nichts", "nothing"), ("A_hand", "A"), ("Letter B", "B"),
        ("letter_c", "C"), ("sign-D", "D"), ("Buchstabe_E", "E"), ("LetterF", "F"), ("g_test", "G"), ("(h)", "H"),
    ])
    func labels(name: String, label: String) {
        #expect(ClassName(name) == .label(label))
        #expect(ClassName.label(name) == label)
    }

    @Test(arguments: ["del", "Delete", "space", "0", "9", "10", "Leerzeichen", "löschen", "backspace"])
    func signsThatAreNoLetters(name: String) { #expect(ClassName(name) == .noLetter) }

    @Test(arguments: ["", "Ä", "ß", "cat", "AB", "A B", "hand", "letter", "é", "А", "hello_a_b", "A1"])
    func others(name: String) {
        #expect(ClassName(name) == .unknown)
        #expect(ClassName.label(name) == name)
    }

    @Test(
        arguments: [
            ("A_test", "A"), ("b1", "b"), ("C", "C"), ("d (2)", "d"), ("nothing_test", "nothing"),
            ("space_test", "space"),
            ("E-03", "E"), ("IMG_0001", nil), ("a_cat", nil), ("1", nil), ("hand1_a_bot", nil), ("download", nil),
        ] as [(String, String?)])
    func readsNamesOfPictures(stem: String, name: String?) { #expect(ClassName.ofPicture(stem) == name) }
}
