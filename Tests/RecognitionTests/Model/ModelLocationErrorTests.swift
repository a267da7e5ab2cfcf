import Recognition
import Testing

@Suite struct ModelLocationErrorTests {
    @Test func aMissingLetterModelSaysWhereAndWhatToDo() {
        let error = ModelLocationError.notFound(name: ModelLocation.letters, folders: ["/a/models", "/b/models"])
        #expect(error.description.contains("letters.safetensors in /a/models, /b/models."))
        #expect(error.description.contains("--model FILE"))
        #expect(error.description.contains("swift run trainer"))
    }

    @Test func aMissingLanguageSaysHowToGetIt() {
        let error = ModelLocationError.notFound(name: ModelLocation.language, folders: ["/a/models"])
        #expect(error.description.contains("english.language in /a/models."))
        #expect(error.description.contains("tools/make-lexicon"))
    }

    @Test func anotherMissingFileIsNamed() {
        let error = ModelLocationError.notFound(name: "demo.mkv", folders: ["/a/models"])
        #expect(error.description == "there is no demo.mkv in /a/models.")
    }
}
