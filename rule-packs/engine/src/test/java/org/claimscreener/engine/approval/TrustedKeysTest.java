package org.claimscreener.engine.approval;

import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

import org.claimscreener.wire.record.PackRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedKeysTest {
    private final SigningKey key = Persons.newKey();

    @Test
    void findsAKeyByTheIdThatIsComputedFromIt() {
        TrustedKeys keys = Persons.parsed(
                "keys:\n" + key.trustEntry("李 \"O'Neill\" \\", List.of(PackRole.AUTHOR, PackRole.APPROVER)));

        assertThat(keys.find(key.keyId())).hasValueSatisfying(found -> {
            assertThat(found.person()).isEqualTo("李 \"O'Neill\" \\");
            assertThat(found.roles()).containsExactlyInAnyOrder(PackRole.AUTHOR, PackRole.APPROVER);
            assertThat(found.revoked()).isNull();
            assertThat(found.keyId()).matches("[0-9a-f]{16}");
        });
        assertThat(keys.find("0123456789abcdef")).isEmpty();
    }

    @Test
    void itsTextGivesTheSameKeysAgain() {
        TrustedKeys keys = Persons.trusted();

        assertThat(Persons.parsed(keys.text()).all()).isEqualTo(keys.all()).hasSize(4);
    }

    @Test
    void readsTheDayOfRevocation() {
        TrustedKeys keys =
                Persons.parsed("keys:\n" + key.trustEntry("李", List.of(PackRole.AUTHOR)) + "    revoked: 2026-11-01\n");

        assertThat(keys.find(key.keyId()).orElseThrow().revoked()).isEqualTo(LocalDate.of(2026, 11, 1));
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        refused(
                "keys:\n" + key.trustEntry("李", List.of(PackRole.AUTHOR))
                        + key.trustEntry("王", List.of(PackRole.APPROVER)),
                "trusted.yaml:9: key " + key.keyId() + " stands twice");
    }

    @Test
    void refusesAnUnknownRole() {
        refused(
                "keys:\n" + key.trustEntry("李", List.of(PackRole.AUTHOR)).replace("author", "owner"),
                "trusted.yaml:4: unknown role 'owner'");
    }

    @Test
    void refusesKeysOfAnotherKindOrWithMoreInThem() throws Exception {
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        byte[] ed448 = KeyPairGenerator.getInstance("Ed448")
                .generateKeyPair()
                .getPublic()
                .getEncoded();

        refused(withPublicKey(Base64.getEncoder().encodeToString(rsa)), "'public_key' is no Ed25519 key");
        refused(withPublicKey(Base64.getEncoder().encodeToString(ed448)), "'public_key' is no Ed25519 key");
        refused(withPublicKey("AAAA"), "'public_key' is no Ed25519 key");
        refused(withPublicKey("not base64 at all"), "'public_key' is no Ed25519 key");
    }

    @Test
    void refusesWhatIsMissingOrUnknownAllAtOnce() {
        assertThatThrownBy(() -> TrustedKeys.parse("trusted.yaml", "keys:\n  - persons: 李\n    roles: []\n"))
                .hasMessageContaining("unknown key 'persons'")
                .hasMessageContaining("'person' is missing")
                .hasMessageContaining("'roles' is missing or empty")
                .hasMessageContaining("'public_key' is missing");
        refused("other: 1\n", "'keys' is missing");
        refused("- 1", "has no fields");
    }

    @Test
    void twoWaysToWriteANameAreOnePerson() {
        TrustedKeys keys = Persons.parsed("keys:\n"
                + key.trustEntry("Zoë", List.of(PackRole.AUTHOR))
                + Persons.AUTHOR.trustEntry("Zoe\u0308", List.of(PackRole.APPROVER)));

        assertThat(keys.all()).extracting(TrustedKey::person).containsExactly("Zoë", "Zoë");
    }

    private String withPublicKey(String base64) {
        return "keys:\n  - person: \"李\"\n    roles: [author]\n    public_key: \"" + base64 + "\"\n";
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> TrustedKeys.parse("trusted.yaml", yaml))
                .isInstanceOf(KeysRefusedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void keysOfTwoFilesAreTrustedTogetherAndARevocationOfEitherCounts() throws Exception {
        SigningKey both = Persons.newKey();
        SigningKey other = Persons.newKey();
        TrustedKeys first = Persons.parsed("keys:\n" + both.trustEntry("甲 \"one\"", List.of(PackRole.AUTHOR)));
        TrustedKeys second = Persons.parsed("keys:\n" + both.trustEntry("甲 \"one\"", List.of(PackRole.AUTHOR))
                + "    revoked: 2026-11-01\n" + other.trustEntry("乙", List.of(PackRole.PROMOTER)));

        TrustedKeys joined = first.and(second);

        assertThat(TrustedKeys.parse("joined", joined.text()).all()).isEqualTo(joined.all());
        assertThat(joined.find(both.keyId()).orElseThrow().revoked()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(joined.find(other.keyId())).isPresent();
        assertThat(joined.find(both.keyId()).orElseThrow().person()).isEqualTo("甲 \"one\"");
    }
}
