package org.claimscreener.engine.approval;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfficeKeysTest {
    private static final SigningKey KEY = Persons.newKey();
    private static final byte[] DOCUMENT = "document".getBytes(StandardCharsets.UTF_8);

    @Test
    void anOfficesLineMakesItsSignaturesCount() throws KeysRefusedException {
        OfficeKeys keys = OfficeKeys.parse(
                "keys",
                "# ours\n\n" + KEY.officeLine("长沙市医疗保障局") + Persons.newKey().officeLine("another"));
        OfficeSignature signature = OfficeSignature.sign(KEY, "kind", DOCUMENT);

        assertThat(signature.problem("kind", DOCUMENT)).isEmpty();
        assertThat(signature.trust(keys)).isEqualTo(new OfficeSignature.Trust("长沙市医疗保障局", ""));
        assertThat(signature.trust(OfficeKeys.none()).fault()).contains(KEY.keyId(), "not among the trusted keys");
    }

    @Test
    void aSignatureIsOfOneKindOneDocumentAndOneKey() {
        OfficeSignature signature = OfficeSignature.sign(KEY, "kind", DOCUMENT);
        OfficeSignature other = OfficeSignature.sign(Persons.newKey(), "kind", DOCUMENT);

        assertThat(signature.problem("other", DOCUMENT)).isPresent();
        assertThat(signature.problem("kind", new byte[0])).isPresent();
        assertThat(new OfficeSignature(signature.keyId(), signature.publicKey(), other.signature())
                        .problem("kind", DOCUMENT))
                .isPresent();
        assertThat(new OfficeSignature(signature.keyId(), other.publicKey(), other.signature())
                        .problem("kind", DOCUMENT))
                .isPresent();
        assertThat(new OfficeSignature(
                                signature.keyId(),
                                signature.publicKey(),
                                signature.signature().toUpperCase(Locale.ROOT))
                        .problem("kind", DOCUMENT))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "KEY",
                "KEY\t",
                "KEY\t \n",
                "KEY\toffice\tlate\n",
                "KEY\toffice\trevoked x\n",
                "KEY\toffice\trevoked 2026-10-01\tmore\n",
                "a2V5\toffice\n",
                "!\toffice\n",
                "KEY\toffice\nKEY\tother\n"
            })
    void aFileWithAnythingWrongIsTrustedInNothing(String text) {
        String key = Base64.getEncoder().encodeToString(KEY.publicForm());

        assertThatThrownBy(() -> OfficeKeys.parse("keys.pub", text.replace("KEY", key)))
                .isInstanceOf(KeysRefusedException.class)
                .hasMessageContaining("keys.pub");
    }
}
