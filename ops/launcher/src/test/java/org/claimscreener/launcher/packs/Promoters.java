package org.claimscreener.launcher.packs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.commandline.Console;
import org.claimscreener.launcher.AuditedPackctl;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder with packs, and with the keys of four invented persons who type commands. */
final class Promoters {
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

    /** One command as somebody types it, and what he is told. */
    record Typed(int exitCode, String out, String err) {}

    final Path folder;
    final Path trust;
    final Path author;
    final Path approver;
    final Path secondApprover;
    final Path promoter;

    Promoters(Path folder) throws IOException {
        this.folder = folder;
        this.trust = Files.writeString(folder.resolve("trusted-keys.yaml"), "keys:\n");
        this.author = trusted("甲", "author");
        this.approver = trusted("乙", "approver");
        this.secondApprover = trusted("丙", "approver");
        this.promoter = trusted("丁", "promoter");
    }

    private Path trusted(String person, String role) throws IOException {
        Path key = key(person, role);
        Path entry = Path.of(key.toString().replace(".key", ".trust.yaml"));
        Files.writeString(
                trust, Files.readString(trust) + Files.readString(entry).substring("keys:\n".length()));
        return key;
    }

    /** A key that nobody has put into the trust file. */
    Path key(String person, String role) throws IOException {
        Path own = folder.resolve("keys-of-" + person);
        ok("keygen", "--person", person, "--role", role, "--out", own);
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(".key"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Built, not signed. */
    Path built(String version, Object... previous) {
        Path pack = folder.resolve("pack-" + version);
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path archive = folder.resolve("test-pack-" + version + ".pack");
        List<Object> words = new ArrayList<>(List.of("build", pack, "-o", archive));
        if (previous.length > 0) {
            words.add("--previous");
            words.add(previous[0]);
        }
        ok(words.toArray());
        return archive;
    }

    /** Built, signed, and approved by two. */
    Path approved(String version, Object... previous) {
        Path archive = built(version, previous);
        ok("sign", archive, "--key", author);
        ok("approve", archive, "--keys", trust, "--key", approver);
        ok("approve", archive, "--keys", trust, "--key", secondApprover);
        return archive;
    }

    static Typed ok(Object... words) {
        Typed typed = type(words);
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed;
    }

    static Typed type(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = Stream.of(words).map(Object::toString).toArray(String[]::new);
        int code = AuditedPackctl.run(Console.piped(stream(out), stream(err)), args);
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
