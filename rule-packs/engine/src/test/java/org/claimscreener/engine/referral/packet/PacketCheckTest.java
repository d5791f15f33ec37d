package org.claimscreener.engine.referral.packet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.OfficeKeys;
import org.claimscreener.engine.approval.OfficeSignature;
import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.referral.Department;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PacketCheckTest {
    private static final long SEED = 20_261_201L;
    private static final SigningKey OFFICE = Persons.newKey();
    private static final OfficeKeys KEYS = keys(OFFICE.officeLine("长沙市医疗保障局"));
    private static final byte[] PACKET = ReferralPacket.write(PacketSamples.source(Department.AUDIT), OFFICE);

    @ParameterizedTest
    @EnumSource
    void aPacketIsWhatItsOfficeSigned(Department department) {
        byte[] packet = ReferralPacket.write(PacketSamples.source(department), OFFICE);

        PacketReading reading = PacketCheck.verify(packet, KEYS);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.digest()).isEqualTo(Digests.sha256(packet));
        assertThat(reading.body(Section.HEAD).path("department").asText()).isEqualTo(department.name());
        assertThat(reading.signature().orElseThrow().trust(KEYS).office()).isEqualTo("长沙市医疗保障局");
        assertThat(reading.inputs().isPresent()).isEqualTo(department == Department.POLICE);
        assertThat(packet).isEqualTo(ReferralPacket.write(PacketSamples.source(department), OFFICE));
    }

    /** One bit of each byte, another one from byte to byte. */
    @Test
    void everyByteThatIsAnotherIsFound() {
        for (int at = 0; at < PACKET.length; at++) {
            byte[] changed = PACKET.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            assertThat(PacketCheck.read(changed).problems()).as("byte %d", at).isNotEmpty();
        }
    }

    @Test
    void everyCutIsFound() {
        for (int length = 0; length < PACKET.length; length++) {
            assertThat(PacketCheck.read(Arrays.copyOf(PACKET, length)).problems())
                    .as("%d bytes", length)
                    .isNotEmpty();
        }
    }

    @Test
    void everyLineThatIsMissingOrStandsTwiceIsNamed() {
        List<byte[]> lines = lines(PACKET);
        List<String> names = new ArrayList<>();
        EnumSet.allOf(Section.class).forEach(section -> names.add(section.key()));
        names.add("signature");
        for (int i = 0; i < lines.size(); i++) {
            String name = names.get(i);
            List<byte[]> without = new ArrayList<>(lines);
            without.remove(i);
            assertThat(PacketCheck.read(joined(without)).problems()).contains("section " + name + " is missing");

            List<byte[]> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertThat(PacketCheck.read(joined(twice)).problems())
                    .as("%s twice", name)
                    .anyMatch(problem -> problem.contains("2 times") || problem.contains("behind its last line"));
        }
    }

    @Test
    void sectionsInAnotherOrderAreNamed() {
        List<byte[]> lines = lines(PACKET);
        Collections.swap(lines, 2, 4);

        assertThat(PacketCheck.read(joined(lines)).problems())
                .anyMatch(problem -> problem.contains("in another order"))
                .anyMatch(problem -> problem.contains("does not follow the line before it"));
    }

    @Test
    void aSectionOfAnotherPacketIsNotTheOneThatTheHeadNames() {
        List<byte[]> lines = lines(PACKET);
        lines.set(
                4,
                lines(ReferralPacket.write(PacketSamples.source(Department.POLICE), OFFICE))
                        .get(4));

        assertThat(PacketCheck.read(joined(lines)).problems())
                .contains("section replay is not the one that the head names")
                .anyMatch(problem -> problem.contains("its signature does not hold"));
    }

    @Test
    void whatIsSignedAnewByAnotherKeyHangsTogetherAndIsTrustedByNobody() {
        byte[] forged = ReferralPacket.write(PacketSamples.source(Department.AUDIT), Persons.newKey());

        assertThat(PacketCheck.read(forged).problems()).isEmpty();
        assertThat(PacketCheck.verify(forged, KEYS).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("not among the trusted keys"));
    }

    @Test
    void aRevokedKeyVouchesForNothing() {
        OfficeKeys revoked = keys(OFFICE.officeLine("长沙市医疗保障局").strip() + "\trevoked 2026-10-01\n");

        assertThat(PacketCheck.verify(PACKET, revoked).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("revoked on 2026-10-01"));
    }

    @Test
    void aSignatureUnderAnotherKindOfDocumentDoesNotCount() {
        List<byte[]> lines = lines(PACKET);
        byte[] last = lines.remove(lines.size() - 1);
        OfficeSignature other = OfficeSignature.sign(OFFICE, "claim-screener something else v1", joined(lines));
        byte[] before = lines.get(lines.size() - 1);
        lines.add(ReferralPacket.line(other, Digests.sha256(before)));

        assertThat(last).isNotEmpty();
        assertThat(PacketCheck.read(joined(lines)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("its signature does not hold"));
    }

    @Test
    void aMemberThatStandsTwiceIsFoundThoughJsonReadersTakeOneOfThem() {
        String text = new String(PACKET, StandardCharsets.UTF_8);
        byte[] twice = text.replaceFirst("\"made_by\":\"u-1\"", "\"made_by\":\"u-1\",\"made_by\":\"u-9\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(PacketCheck.read(twice).problems()).contains("line 1 has a member twice");
    }

    @Test
    void whatStandsBehindTheSignatureIsFound() {
        byte[] longer = Arrays.copyOf(PACKET, PACKET.length + 3);
        longer[longer.length - 1] = '\n';

        assertThat(PacketCheck.read(longer).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("3 bytes"));
    }

    @Test
    void whatIsTooLargeIsNotLookedAt() {
        assertThat(PacketCheck.read(new byte[PacketCheck.MOST_BYTES + 1]).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("at most 16777216"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "null\n",
                "[]\n",
                "{}\n",
                "{\"section\":\"head\"}\n",
                "{\"section\":7,\"previous\":{},\"digest\":[],\"body\":1e999}\n",
                "{\"section\":\"head\",\"body\":{\"a\":\"\\ud800\"}}\n",
                "{\"section\":\"signature\",\"key_id\":\"\",\"public_key\":\"0\",\"signature\":\"zz\"}\n"
            })
    void whatIsNoPacketIsNamedAndThrowsNothing(String text) {
        assertThat(PacketCheck.verify(text.getBytes(StandardCharsets.UTF_8), KEYS)
                        .problems())
                .isNotEmpty();
    }

    @Test
    void noBytesStopIt() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = PACKET.clone();
            for (int changes = random.nextInt(20); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            PacketReading reading = PacketCheck.verify(bytes, KEYS);
            assertThat(reading.isIntact()).as("seed %d, round %d", SEED, i).isEqualTo(Arrays.equals(bytes, PACKET));
        }
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(PacketCheck.read(deep).problems()).isNotEmpty();
        byte[] deepLine = (new String(deep, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(PacketCheck.read(deepLine).problems()).contains("line 1 is not JSON");
    }

    private static OfficeKeys keys(String text) {
        try {
            return OfficeKeys.parse("keys", text);
        } catch (KeysRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static List<byte[]> lines(byte[] packet) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < packet.length; at++) {
            if (packet[at] == '\n') {
                lines.add(Arrays.copyOfRange(packet, from, at + 1));
                from = at + 1;
            }
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        lines.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
