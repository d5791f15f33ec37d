package org.claimscreener.engine.patient;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerKeyTest {
    @Test
    void tellsKeysApartWhateverTheirIdsAreMadeOf() {
        assertThat(AnswerKey.ofReceipt("S\nR", "").text())
                .isNotEqualTo(AnswerKey.ofReceipt("S", "R\n").text());
        assertThat(AnswerKey.ofReceipt("S1", "1R").text())
                .isNotEqualTo(AnswerKey.ofReceipt("S11", "R").text());
    }
}
