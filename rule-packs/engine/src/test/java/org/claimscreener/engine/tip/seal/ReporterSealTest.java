package org.claimscreener.engine.tip.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.claimscreener.engine.tip.seal.SealBrokenException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReporterSealTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TIP = "tip-1";
    private static final Reporter REPORTER =
            new Reporter(IdentityKind.RESIDENT_ID, "430102199001011234", "周某", "138 0000 0000");

    private final DeskPrivateKey desk = newKey();

    @Test
    void theDeskOpensWhatWasSealedForIt() throws SealBrokenException {
        byte[] sealed = seal(REPORTER);

        assertThat(ReporterSeal.open(desk, TIP, sealed)).isEqualTo(REPORTER);
        assertThat(ReporterSeal.keyId(sealed)).contains(desk.publicKey().keyId());
    }

    @Test
    void twoSealsOfOneReporterHaveNothingInCommonAndOneLength() {
        byte[] one = seal(REPORTER);
        byte[] other = seal(REPORTER);
        byte[] longest = seal(
                new Reporter(IdentityKind.TRAVEL_DOCUMENT, "号".repeat(30), "名".repeat(60), "\uD840\uDC00".repeat(30)));

        assertThat(Arrays.copyOfRange(one, 9, one.length)).isNotEqualTo(Arrays.copyOfRange(other, 9, other.length));
        assertThat(one).hasSameSizeAs(longest).hasSize(ReporterSeal.BYTES);
    }

    @Test
    void noByteCanBeChanged() {
        byte[] sealed = seal(REPORTER);
        for (int i = 0; i < sealed.length; i++) {
            for (int bit : new int[] {0x01, 0x80}) {
                byte[] tampered = sealed.clone();
                tampered[i] ^= (byte) bit;
                assertThat(reasonOf(desk, TIP, tampered))
                        .as("byte %d, bit %x", i, bit)
                        .isEqualTo(i == 0 ? Reason.NOT_A_SEAL : i < 9 ? Reason.OTHER_KEY : Reason.ALTERED);
            }
        }
    }

    @Test
    void doesNotOpenOnAnotherTip() {
        assertThat(reasonOf(desk, "tip-2", seal(REPORTER))).isEqualTo(Reason.ALTERED);
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        byte[] sealed = seal(REPORTER);
        DeskPrivateKey other = newKey();
        byte[] relabelled = sealed.clone();
        System.arraycopy(HexFormat.of().parseHex(other.publicKey().keyId()), 0, relabelled, 1, 8);

        assertThat(reasonOf(other, TIP, sealed)).isEqualTo(Reason.OTHER_KEY);
        assertThat(reasonOf(other, TIP, relabelled)).isEqualTo(Reason.ALTERED);
    }

    @Test
    void doesNotOpenWhenCutOffOrTooLong() {
        byte[] sealed = seal(REPORTER);
        for (int length = 0; length < sealed.length; length++) {
            assertThat(reasonOf(desk, TIP, Arrays.copyOf(sealed, length))).isEqualTo(Reason.NOT_A_SEAL);
        }
        assertThat(reasonOf(desk, TIP, Arrays.copyOf(sealed, sealed.length + 1)))
                .isEqualTo(Reason.NOT_A_SEAL);
    }

    @Test
    void noiseIsNoSeal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[ReporterSeal.BYTES];
            random.nextBytes(noise);
            noise[0] = 1;
            System.arraycopy(HexFormat.of().parseHex(desk.publicKey().keyId()), 0, noise, 1, 8);
            assertThat(reasonOf(desk, TIP, noise)).as("seed %d", seed).isEqualTo(Reason.ALTERED);
        }
    }

    @Test
    void theFreshKeyMayNotBeOneThatEverybodyKnows() {
        byte[] sealed = seal(REPORTER);
        Arrays.fill(sealed, 9, 41, (byte) 0);

        assertThat(reasonOf(desk, TIP, sealed)).isEqualTo(Reason.ALTERED);
        assertThatThrownBy(() -> ReporterSeal.seal(new DeskPublicKey(new byte[32]), TIP, REPORTER, RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("small order");
    }

    /** Section 5.2: the scalar 9 at the base point 9. */
    @Test
    void aKeyIsThatOfRfc7748() {
        byte[] nine = HexFormat.of().parseHex("302e020100300506032b656e0422042009" + "00".repeat(31));

        assertThat(HexFormat.of()
                        .formatHex(DeskPrivateKey.ofPkcs8(nine)
                                .orElseThrow()
                                .publicKey()
                                .point()))
                .isEqualTo("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079");
    }

    @Test
    void otherBytesAreNoKey() {
        assertThat(DeskPrivateKey.ofPkcs8(new byte[48])).isEmpty();
        assertThat(DeskPublicKey.ofX509(new byte[44])).isEmpty();
    }

    @Test
    void nothingShowsTheReporter() {
        assertThat(REPORTER.toString()).doesNotContain("430102").doesNotContain("周");
        assertThat(desk.toString())
                .isEqualTo("DeskPrivateKey[" + desk.publicKey().keyId() + "]");
    }

    @Test
    void whoCannotBeKnownAgainIsNotSealed() {
        Reporter nobody = new Reporter(IdentityKind.TELEPHONE, "12-3", "", "");

        assertThat(nobody.firstProblem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("number has fewer"));
        assertThatThrownBy(() -> ReporterSeal.seal(desk.publicKey(), TIP, nobody, RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Reporter(IdentityKind.TELEPHONE, "13800000000", "a\u0000b", "").firstProblem())
                .isPresent();
        assertThat(new Reporter(IdentityKind.TELEPHONE, "13800000000", "a\uD840", "").firstProblem())
                .isPresent();
        assertThat(new Reporter(IdentityKind.TELEPHONE, "1".repeat(31), "", "").firstProblem())
                .isPresent();
        assertThat(new Reporter(IdentityKind.TELEPHONE, "13800000000", "", "b".repeat(61)).firstProblem())
                .isPresent();
    }

    private byte[] seal(Reporter reporter) {
        return ReporterSeal.seal(desk.publicKey(), TIP, reporter, RANDOM);
    }

    private static Reason reasonOf(DeskPrivateKey key, String tipId, byte[] sealed) {
        SealBrokenException broken =
                catchThrowableOfType(SealBrokenException.class, () -> ReporterSeal.open(key, tipId, sealed));
        return broken.reason();
    }

    private static DeskPrivateKey newKey() {
        return DeskPrivateKey.ofPkcs8(X25519.newPair(RANDOM).getPrivate().getEncoded())
                .orElseThrow();
    }
}
