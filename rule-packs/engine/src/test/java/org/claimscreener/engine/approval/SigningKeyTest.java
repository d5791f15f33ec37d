package org.claimscreener.engine.approval;

import java.security.KeyPair;
import java.security.KeyPairGenerator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningKeyTest {
    private final SigningKey key = Persons.newKey();

    @Test
    void itsTextGivesTheSameKeyAgain() throws Exception {
        SigningKey read = SigningKey.parse("my.key", key.pem());

        assertThat(read).isEqualTo(key);
        assertThat(read.sign(new byte[] {1})).isEqualTo(key.sign(new byte[] {1}));
        assertThat(read.toString()).isEqualTo("key " + key.keyId());
    }

    @Test
    void refusesHalvesOfTwoKeys() {
        String other = Persons.newKey().pem();
        String mixed = key.pem().substring(0, key.pem().indexOf("-----BEGIN PUBLIC"))
                + other.substring(other.indexOf("-----BEGIN PUBLIC"));

        assertThatThrownBy(() -> SigningKey.parse("my.key", mixed)).hasMessageContaining("my.key: is no signing key");
    }

    @Test
    void refusesTheOpenHalfAloneWithoutRepeatingWhatItRead() {
        String open = key.pem().substring(key.pem().indexOf("-----BEGIN PUBLIC"));
        String mine = key.pem().substring(0, key.pem().indexOf("-----BEGIN PUBLIC"));

        assertThatThrownBy(() -> SigningKey.parse("my.pub", open)).hasMessageContaining("is no signing key");
        assertThatThrownBy(() -> SigningKey.parse("my.key", mine))
                .hasMessageContaining("is no signing key")
                .hasMessageNotContaining(mine.lines().skip(1).findFirst().orElseThrow());
        assertThatThrownBy(() -> SigningKey.parse("my.key", "")).isInstanceOf(KeysRefusedException.class);
    }

    @Test
    void refusesPairsOfAnotherKind() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed448").generateKeyPair();

        assertThatThrownBy(() -> SigningKey.of(pair)).hasMessageContaining("not for Ed25519");
    }
}
