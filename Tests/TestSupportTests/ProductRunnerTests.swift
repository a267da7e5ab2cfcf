import Foundation
import TestSupport
import Testing

@Suite struct ProductRunnerTests {
    @Test(arguments: ["recognizer", "trainer", "benchmarks"])
    func findsWhatThePackageBuilds(product: String) throws {
        let url = try ProductRunner.executable(product)
        #expect(FileManager.default.isExecutableFile(atPath: url.path))
        #expect(url.lastPathComponent == product)
    }

    @Test func saysWhatIsNotBuilt() throws {
        let error = #expect(throws: ProductMissing.self) { try ProductRunner.executable("no-such-product") }
        #expect(error?.description.contains("no-such-product") == true)
    }

    @Test func findsTheRepository() {
        let manifest = TestData.repository.appending(path: "Package.swift")
        #expect(FileManager.default.fileExists(atPath: manifest.path))
    }
}
