package org.claimscreener.engine.pack;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeatureNamesTest {
    private final RulePack plain = PackUnderTest.plain().checked();

    @Test
    void twoPacksMustNotDeclareAFeatureOfOneName() {
        RulePack other = PackUnderTest.plain()
                .replacing("pack.yaml", "id: plain", "id: other")
                .checked();

        assertThat(FeatureNames.clashes(List.of(plain, other)))
                .singleElement()
                .asString()
                .contains("plain", "other", "settlements_3m");
    }

    @Test
    void differentNamesGoTogether() {
        assertThat(FeatureNames.clashes(List.of(plain))).isEmpty();
    }
}
