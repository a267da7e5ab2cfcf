import Testing

@testable import Datasets

@Suite struct SetPartTests {
    @Test(
        arguments: [
            ("train", .train), ("Training", .train), ("asl_alphabet_train", .train), ("Train_Alphabet", .train),
            ("sign_mnist_train", .train), ("Trainingsdaten", .train), ("valid", .validation), ("VAL", .validation),
            ("validation", .validation), ("Validierung", .validation), ("test", .test), ("asl-alphabet-test", .test),
            ("Testdaten", .test), ("anna", nil), ("A", nil), ("Valentina", nil), ("strain", nil), ("Testa", nil),
            ("Trainor", nil), ("", nil),
        ] as [(String, SetPart?)])
    func isReadFromNames(name: String, part: SetPart?) { #expect(SetPart(name: name) == part) }
}
