package org.claimscreener.console.desk.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.claimscreener.wire.record.Attachment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttachmentsTest {
    private static final byte[] PDF = "%PDF-1.7\nx".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Attachments attachments;

    @BeforeEach
    void open() throws IOException {
        attachments = new Attachments(folder.resolve("files"));
    }

    private Attachment keep(String name, byte[] content) throws Exception {
        return attachments.keep(name, new ByteArrayInputStream(content), Attachments.MAX_BYTES);
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void keepsAFileUnderItsDigestOnce() throws Exception {
        Attachment first = keep("出院小结.pdf", PDF);
        Attachment second = keep("copy.pdf", PDF);

        assertThat(first.getSha256()).isEqualTo(second.getSha256()).hasSize(64);
        assertThat(first.getName()).isEqualTo("出院小结.pdf");
        assertThat(first.getSizeBytes()).isEqualTo(PDF.length);
        assertThat(Files.readAllBytes(attachments.find(first.getSha256()).orElseThrow()))
                .isEqualTo(PDF);
        assertThat(files()).hasSize(1);
    }

    @Test
    void tellsTypesByContentWhateverTheNameSays() throws Exception {
        assertThat(keep("a.txt", PDF).getMediaType()).isEqualTo("application/pdf");
        assertThat(keep("a.exe", bytes(0xFF, 0xD8, 0xFF, 0xE0)).getMediaType()).isEqualTo("image/jpeg");
        assertThat(keep("a", bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0))
                        .getMediaType())
                .isEqualTo("image/png");
        assertThat(keep("a", zip("OFD.xml", "Doc_0/Document.xml")).getMediaType())
                .isEqualTo("application/ofd");
        assertThat(keep("a", "说明\n第二行".getBytes(StandardCharsets.UTF_8)).getMediaType())
                .isEqualTo("text/plain");
    }

    @Test
    void refusesWhatIsNoneOfTheTypes() throws Exception {
        for (byte[] content : List.of(
                zip("word/document.xml"),
                bytes('P', 'K', 3, 4, 0, 0),
                bytes('M', 'Z', 0x90, 0),
                bytes(0x7F, 'E', 'L', 'F'),
                "中文".getBytes(Charset.forName("GB18030")),
                bytes('a', 0, 'b'))) {
            assertThatThrownBy(() -> keep("a.pdf", content))
                    .isInstanceOfSatisfying(
                            AttachmentRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(AttachmentRefusedException.Reason.TYPE));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesTheEmptyAndTheTooLargeAndLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> keep("a.pdf", new byte[0]))
                .isInstanceOfSatisfying(
                        AttachmentRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AttachmentRefusedException.Reason.EMPTY));
        assertThatThrownBy(() -> attachments.keep("a.pdf", new ByteArrayInputStream(PDF), PDF.length - 1))
                .isInstanceOfSatisfying(
                        AttachmentRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AttachmentRefusedException.Reason.SIZE));
        assertThat(files()).isEmpty();
    }

    @Test
    void takesNoFolderAndNoControlCharacterFromAName() {
        assertThat(Attachments.name("../../etc/passwd")).isEqualTo("passwd");
        assertThat(Attachments.name("C:\\Users\\x\\a.pdf")).isEqualTo("a.pdf");
        assertThat(Attachments.name("a\r\nSet-Cookie: x\u202Efdp.exe")).isEqualTo("aSet-Cookie: xfdp.exe");
        assertThat(Attachments.name("/")).isEqualTo("file");
        assertThat(Attachments.name("x".repeat(300) + ".pdf")).hasSize(255).endsWith(".pdf");
    }

    @Test
    void findsNothingByAnythingButADigest() {
        assertThat(attachments.find("../../etc/passwd")).isEmpty();
        assertThat(attachments.find("0".repeat(64))).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
