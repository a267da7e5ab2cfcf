import Recognition
import Testing

@Suite struct ModelLocationErrorTests {
    @Test func aMissingLetterModelSaysWhereAndWhatToDo() {
        let error = ModelLocationError.notFound(name: ModelLocation.letters, folders: ["/a/models", "/b/models"])
        #expect(error.description.contains("letters.safetensors in /a/models, /b/models."))
        #expect(error.description.contains("--model FILE"))
        #expect(error.description.contains("swift run trainer"))
    }

    @Test func anotherMissingFileIsNamed() {
        let error = ModelLocationError.notFound(name: "demo.mkv", folders: ["/a/models"])
        #expect(error.description == "there is no demo.mkv in /a/models.")
    }
}
