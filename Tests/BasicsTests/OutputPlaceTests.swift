import Basics
import Foundation
import TestSupport
import Testing

@Suite struct OutputPlaceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func newFilesInAFolderAreFine() throws {
        try OutputPlace.check([folder.file("a"), folder.file("b")])
    }

    @Test func whatExistsIsReplacedOnlyWhenAskedFor() throws {
        let file = try folder.write([1], to: "a")
        let error = #expect(throws: OutputPlaceError.exists(path: file.path)) { try OutputPlace.check([file]) }
        #expect(error?.description.contains("--force") == true)
        try OutputPlace.check([file], replaces: true)
    }

    @Test(arguments: ["a", "nowhere"]) func aLinkIsAFileWhereverItLeads(target: String) throws {
        try folder.write([1], to: "a")
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.file(target))
        #expect(throws: OutputPlaceError.exists(path: link.path)) { try OutputPlace.check([link]) }
    }

    @Test(arguments: [false, true]) func foldersAndDevicesAreNeverReplaced(replaces: Bool) throws {
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/dev/null")
        for path in ["/dev/null", link.path] {
            #expect(throws: OutputPlaceError.noFile(path: path)) {
                try OutputPlace.check([URL(filePath: path)], replaces: replaces)
            }
        }
        #expect(throws: OutputPlaceError.folder(path: folder.url.path)) {
            try OutputPlace.check([folder.url], replaces: replaces)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere")) func theFolderMustBeWritable() throws {
        let closed = folder.file("closed")
        try FileManager.default.createDirectory(
            at: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
        let file = closed.appending(path: "a")
        #expect(throws: OutputPlaceError.readOnly(path: file.path, folder: closed.path)) {
            try OutputPlace.check([file])
        }
    }

    @Test func theFolderMustExist() throws {
        let file = try folder.write([1], to: "a")
        for (name, parent) in [("absent/b", "absent"), ("a/b", "a")] {
            let (path, above) = (folder.file(name).path, folder.file(parent).path)
            #expect(throws: OutputPlaceError.noFolder(path: path, folder: above)) {
                try OutputPlace.check([folder.file(name)], replaces: true)
            }
        }
        #expect(try Data(contentsOf: file) == Data([1]))
    }

    @Test func aNameThatIsTooLongIsRefusedBeforehand() {
        let file = folder.file(String(repeating: "x", count: 256))
        #expect(throws: OutputPlaceError.system(path: file.path, code: ENAMETOOLONG)) { try OutputPlace.check([file]) }
    }

    @Test func twoOutputsNeedTwoFiles() {
        let again = folder.file("b/../a")
        #expect(throws: OutputPlaceError.self) { try OutputPlace.check([folder.file("a"), again], replaces: true) }
        #expect(throws: OutputPlaceError.twice(path: folder.file("a").path)) {
            try OutputPlace.check([folder.file("a"), folder.file("a")])
        }
    }
}
