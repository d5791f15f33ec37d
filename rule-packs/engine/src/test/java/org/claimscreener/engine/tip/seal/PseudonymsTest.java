package org.claimscreener.engine.tip.seal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 43010219900101123x, 43010219900101123X",
        "RESIDENT_ID, 430102 19900101 123X, ４３０１０２１９９００１０１１２３Ｘ",
        "TELEPHONE, 138-0000-0000, +86 138 0000 0000",
        "TELEPHONE, 13800000000, 008613800000000",
        "TRAVEL_DOCUMENT, e1234567, E1234567"
    })
    void oneNumberHasOneHoweverItIsWritten(IdentityKind kind, String one, String other) {
        assertThat(of(kind, one))
                .isEqualTo(of(kind, other))
                .hasSize(Pseudonyms.LENGTH)
                .matches("[0-9a-f]+");
    }

    @Test
    void otherNumbersKindsAndKeysGiveOthers() {
        String one = of(IdentityKind.TRAVEL_DOCUMENT, "E1234567");
        byte[] key = new byte[32];
        key[31] = 1;

        assertThat(of(IdentityKind.TRAVEL_DOCUMENT, "E1234568")).isNotEqualTo(one);
        assertThat(of(IdentityKind.RESIDENT_ID, "E1234567")).isNotEqualTo(one);
        assertThat(new Pseudonyms(key).of(new Reporter(IdentityKind.TRAVEL_DOCUMENT, "E1234567", "", "")))
                .isNotEqualTo(one);
    }

    @Test
    void nameAndContactMakeNoDifference() {
        assertThat(pseudonyms.of(new Reporter(IdentityKind.RESIDENT_ID, "430102199001011234", "周某", "长沙")))
                .isEqualTo(of(IdentityKind.RESIDENT_ID, "430102199001011234"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new Pseudonyms(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoCannotBeKnownAgainHasNone() {
        assertThatThrownBy(() -> of(IdentityKind.TELEPHONE, "---"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("---");
    }

    private String of(IdentityKind kind, String number) {
        return pseudonyms.of(new Reporter(kind, number, "", ""));
    }
}
