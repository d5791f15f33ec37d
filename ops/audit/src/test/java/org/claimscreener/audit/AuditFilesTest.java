package org.claimscreener.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("audit.key");
        AuditSigner made = AuditSigner.of("console-1", file);
        AuditSigner again = AuditSigner.of("console-1", file);

        assertThat(again.line()).isEqualTo(made.line());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<SpecificRecord> chain = Chains.of(again, 2, 10);
        AuditKeys keys = AuditKeys.read(folder.resolve("audit.key.pub"));
        assertThat(keys.verifies((AuditCheckpoint) chain.get(2))).isTrue();
        assertThat(Files.readString(folder.resolve("audit.key.pub")))
                .doesNotContain(Files.readString(file).lines().findFirst().orElseThrow());
    }

    @Test
    void aKeyThatNamesItsWriterNamesItAlwaysTheSame() throws IOException {
        Path file = folder.resolve("zhang.audit");
        AuditSigner made = AuditSigner.namedByItsKey("person", file);
        AuditSigner other = AuditSigner.namedByItsKey("person", folder.resolve("li.audit"));

        assertThat(made.writerId()).matches("person-[0-9a-f]{16}").isNotEqualTo(other.writerId());
        assertThat(AuditSigner.namedByItsKey("person", file).writerId()).isEqualTo(made.writerId());
        assertThat(Files.readString(folder.resolve("zhang.audit.pub")).strip()).isEqualTo(made.line());
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws IOException {
        Path file = folder.resolve("audit.key");
        AuditSigner made = AuditSigner.of("console-1", file);
        assertThat(made.writerId()).isEqualTo("console-1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> AuditSigner.of("console-1", file)).hasMessageContaining("chmod 600");
    }

    @Test
    void aFileThatHoldsNoKeyIsNamed() throws IOException {
        Path file = folder.resolve("audit.key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "no\nkey\n");

        assertThatThrownBy(() -> AuditSigner.of("console-1", file)).hasMessageContaining("audit.key");
    }

    @Test
    void keysThatAreNoneAreNamedByLine() {
        assertThatThrownBy(() -> AuditKeys.parse("keys", List.of("# ours", "console-1 bm8=")))
                .hasMessageContaining("keys:2");
        assertThatThrownBy(() -> AuditKeys.parse("keys", List.of("console-1"))).hasMessageContaining("keys:1");
    }

    @Test
    void checkpointsComeBackAsTheyWereKept() throws IOException {
        List<SpecificRecord> chain = Chains.of(AuditSigner.generate("console-1"), 2, 10);
        List<AuditCheckpoint> kept = List.of((AuditCheckpoint) chain.get(2));
        Path file = folder.resolve("kept.tsv");
        KeptCheckpoints.write(file, kept);

        assertThat(KeptCheckpoints.read(file)).isEqualTo(kept);
    }

    @Test
    void aFileThatHoldsNoCheckpointsIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.tsv"), "# something else\n");
        assertThatThrownBy(() -> KeptCheckpoints.read(file)).hasMessageContaining("kept.tsv");

        Files.writeString(file, "# claims.audit checkpoints 1\na\tb\tc\td\te\tf\tg\n");
        assertThatThrownBy(() -> KeptCheckpoints.read(file)).hasMessageContaining("damaged");
    }
}
