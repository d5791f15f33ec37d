package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What needs no broker; the rest is in {@link ReferralEndToEndIT}. */
class ReferralCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private final Typed typed = new Typed();

    @Test
    void anOfficesKeyIsASecretFileAndALineForOthers() throws IOException {
        String key = folder.resolve("office.key").toString();

        assertThat(typed.run("referral", "keygen", "--office", "长沙市医疗保障局", "--out", key))
                .isEqualTo(ExitCodes.OK);
        assertThat(Files.readString(Path.of(key + ".pub"))).endsWith("\t长沙市医疗保障局\n");
        assertThat(Files.readString(Path.of(key))).contains("PRIVATE KEY");
        assertThat(Files.readString(Path.of(key + ".pub"))).doesNotContain("PRIVATE");
        assertThat(typed.run("referral", "keygen", "--office", "another", "--out", key))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("is not written over");
    }

    @Test
    void anOfficeThatIsNoNameIsRefused() {
        assertThat(typed.run(
                        "referral",
                        "keygen",
                        "--office",
                        "a\tb\tc",
                        "--out",
                        folder.resolve("k").toString()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(folder.resolve("k")).doesNotExist();
    }

    @Test
    void whatIsNoPacketIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "{}\n");

        assertThat(typed.run("referral", "verify", file.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.out()).contains("✗", "section head is missing", "section signature is missing");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void aFileOrKeysThatCannotBeReadAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "{}\n");

        assertThat(typed.run("referral", "verify", "/nowhere/packet")).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("/nowhere/packet cannot be read");
        assertThat(typed.run("referral", "verify", file.toString(), "--keys", file.toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("is no office's key");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertUsage("name a command", "referral");
        assertUsage("--packs is for --re-evaluate", "referral", "verify", "x", "--packs", "y");
        assertUsage("expected one of [POLICE,", "referral", "make", "S1", "--to", "NOBODY", "--reason", "r");
        assertUsage("Missing required option", "referral", "sent", "S1-POLICE");
        assertUsage("visible ASCII", "referral", "sent", "S1 POLICE", "--by", "x");
        assertUsage("reason is blank", "referral", "sent", "S1-POLICE", "--by", " ");
        assertUsage("name the broker", "referral", "sent", "S1-POLICE", "--by", "x", "--actor", "u-1");
    }

    private static void assertUsage(String message, String... args) {
        Typed typed = new Typed();
        assertThat(typed.run(args)).as(typed.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains(message);
    }
}
