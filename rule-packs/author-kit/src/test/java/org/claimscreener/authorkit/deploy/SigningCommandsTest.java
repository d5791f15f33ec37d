package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From keys to an archive that may be staged, as four persons type it. */
class SigningCommandsTest {
    private static final String RULE = """
            rule "old-age"
                @code("TEST-01") @title("高龄") @severity(3) @consequence("note") @behaviour(1)
                @legal("《医疗保障基金使用监督管理条例》第三十八条第二项")
            when
                Person( $person : this, ageYears > 100 )
            then
                findings.visit().evidence("%d周岁", $person.ageYears());
            end
            """;

    @TempDir
    private Path folder;

    private int persons;
    private Path trust;
    private Path author;
    private Path approver;
    private Path second;

    @BeforeEach
    void fourPersons() throws IOException {
        trust = Files.writeString(folder.resolve("trusted.yaml"), "keys:\n");
        author = person("甲", "author");
        approver = person("乙", "approver");
        second = person("丙", "approver");
    }

    @Test
    void makesKeysThatTheirOwnerAloneCanRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(author)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(trust)).doesNotContain("PRIVATE").contains("甲", "roles: [author]");

        Typed typed = Typed.run("keygen", "--person", "丁", "--role", "owner", "--out", folder);
        assertThat(typed.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("expected author, approver or promoter");
    }

    @Test
    void theSameFolderGivesTheSameArchive() throws IOException {
        Path one = build("1.0.0", "one.pack");
        Path other = build("1.0.0", "other.pack");

        assertThat(other).hasSameBinaryContentAs(one);
        Typed again = Typed.run("build", folder.resolve("pack-1.0.0"), "-o", one);
        assertThat(again.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(again.err()).contains("is there already and is not written over");
    }

    @Test
    void aVersionKnowsTheOneBefore() throws IOException {
        Path first = build("1.0.0", "first.pack");
        writePack("1.1.0");
        Typed built = Typed.run(
                "build", folder.resolve("pack-1.1.0"), "--previous", first, "-o", folder.resolve("second.pack"));

        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.err()).contains("test-pack 1.1.0, sequence 2 after ");
        assertThat(built.out().strip()).matches("[0-9a-f]{64}");
        Typed same = Typed.run(
                "build", folder.resolve("pack-1.0.0"), "--previous", first, "-o", folder.resolve("third.pack"));
        assertThat(same.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(same.err()).contains("raise 'version' in pack.yaml");
    }

    @Test
    void aPackThatDoesNotCompileIsNotBuilt() throws IOException {
        Path pack = writePack("1.0.0");
        Files.writeString(pack.resolve("rules/old-age.drl"), RULE.replace("ageYears >", "ageYaers >"));

        Typed built = Typed.run("build", pack, "-o", folder.resolve("x.pack"));

        assertThat(built.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(built.err()).contains("rules/old-age.drl:5", "ageYaers");
        assertThat(folder.resolve("x.pack")).doesNotExist();
    }

    @Test
    void anAuthorAndTwoApproversAreEnough() throws IOException {
        Path archive = build("1.0.0", "a.pack");
        assertThat(check(archive).err()).isEmpty();
        assertThat(check(archive).out()).contains("Not enough to stage it:", "the author has not signed it");

        ok(Typed.run("sign", archive, "--key", author));
        Typed first = ok(approve(archive, approver));
        Typed last = ok(approve(archive, second));

        assertThat(first.out()).contains("test-pack 1.0.0", "change    a test", "digest    ", "signed    甲 as author");
        assertThat(first.err()).contains("1 of 2 persons have approved it: 乙");
        assertThat(last.err()).contains("丙 approves it", "it may be staged");
        assertThat(check(archive).exitCode()).isZero();
        assertThat(check(archive).out()).contains("Enough to stage it.");
    }

    @Test
    void refusesTheAuthorTheSamePersonTwiceAndWhoeverIsNoApprover() throws IOException {
        Path archive = build("1.0.0", "a.pack");
        refused(approve(archive, approver), "the author has not signed it yet");
        ok(Typed.run("sign", archive, "--key", author));
        Path authorsSecond = person("甲", "approver");

        refused(approve(archive, author), "trusted as author only");
        refused(approve(archive, authorsSecond), "甲 is its author, and authors do not approve");
        ok(approve(archive, approver));
        refused(approve(archive, approver), "乙 has approved it already: another person is needed");
        refused(approve(archive, person("乙", "approver")), "乙 has approved it already");
        refused(approve(archive, person("丁", "promoter")), "trusted as promoter only");
        refused(Typed.run("sign", archive, "--key", author), "signed by its author already");
    }

    @Test
    void refusesARevokedKey() throws IOException {
        Path archive = build("1.0.0", "a.pack");
        ok(Typed.run("sign", archive, "--key", author));
        ok(approve(archive, approver));
        ok(approve(archive, second));
        // The last entry is the second approver's.
        Files.writeString(trust, Files.readString(trust) + "    revoked: 2026-11-01\n");

        assertThat(check(archive).exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(check(archive).out()).contains("the signature of 丙 as approver", "revoked on 2026-11-01");
    }

    @Test
    void anArchiveChangedAfterSigningIsRefused() throws IOException {
        Path archive = build("1.0.0", "a.pack");
        ok(Typed.run("sign", archive, "--key", author));
        byte[] bytes = Files.readAllBytes(archive);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("> 100");
        bytes[at + 2] = '2';
        Files.write(archive, bytes);

        refused(approve(archive, approver), "a.pack");
    }

    @Test
    void signaturesOfAnotherArchiveAreRefused() throws IOException {
        Path one = build("1.0.0", "one.pack");
        Path other = build("1.1.0", "other.pack");
        ok(Typed.run("sign", one, "--key", author));
        Files.copy(SignaturesFile.of(one), SignaturesFile.of(other));

        refused(approve(other, approver), "holds signatures of the archive");
        Files.writeString(SignaturesFile.of(one), "{");
        refused(approve(one, approver), "is not JSON");
        Files.writeString(
                SignaturesFile.of(other),
                Files.readString(SignaturesFile.of(other)).replaceAll("\"digest\" : \"[0-9a-f]+\"", "\"x\":1"));
        refused(approve(other, approver), "holds signatures of the archive");
    }

    @Test
    void saysWhatIsNoKeyAndWhatIsNotThere() throws IOException {
        Path archive = build("1.0.0", "a.pack");

        refused(Typed.run("sign", archive, "--key", trust), "is no signing key");
        refused(Typed.run("sign", archive, "--key", folder.resolve("none")), "no such file");
        refused(Typed.run("sign", folder.resolve("none.pack"), "--key", author), "there is no rule pack at");
        refused(Typed.run("sign", folder.resolve("pack-1.0.0"), "--key", author), "only an archive is signed");
        refused(Typed.run("approve", archive, "--keys", author, "--check"), "is refused");
        assertThat(Typed.run("approve", archive, "--keys", trust).exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    private Path person(String name, String role) throws IOException {
        Path own = folder.resolve("keys-" + persons++);
        ok(Typed.run("keygen", "--person", name, "--role", role, "--out", own));
        List<Path> files = list(own);
        Files.writeString(
                trust, Files.readString(trust) + Files.readString(files.get(1)).substring("keys:\n".length()));
        return files.get(0);
    }

    /** The secret one first. */
    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path writePack(String version) throws IOException {
        Path pack = folder.resolve("pack-" + version);
        Files.createDirectories(pack.resolve("rules"));
        Files.writeString(pack.resolve("rules/old-age.drl"), RULE);
        Files.writeString(pack.resolve("pack.yaml"), """
                id: test-pack
                version: %s
                owner: 测试
                description: One rule.
                regions: ["*"]
                effective: {from: 2026-01-01, to: null}
                change: a test
                parameters: []
                tables: []
                """.formatted(version));
        return pack;
    }

    private Path build(String version, String name) throws IOException {
        Path archive = folder.resolve(name);
        ok(Typed.run("build", writePack(version), "-o", archive));
        return archive;
    }

    private Typed approve(Path archive, Path key) {
        return Typed.run("approve", archive, "--keys", trust, "--key", key);
    }

    private Typed check(Path archive) {
        return Typed.run("approve", archive, "--keys", trust, "--check");
    }

    private static Typed ok(Typed typed) {
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed;
    }

    private static void refused(Typed typed, String message) {
        assertThat(typed.exitCode()).as(typed.out()).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains(message);
    }
}
