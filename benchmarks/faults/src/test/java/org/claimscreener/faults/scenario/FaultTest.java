package org.claimscreener.faults.scenario;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultTest {
    @Test
    void isFoundByItsNumberInAnyCase() {
        assertThat(Fault.of(" f14")).isEqualTo(Fault.F14);
    }

    @Test
    void anUnknownOneIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> Fault.of("F6"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no fault F6")
                .hasMessageContaining("F1, F2");
    }

    @Test
    void everyFaultHasAScript() {
        assertThat(Fault.values())
                .allSatisfy(fault -> assertThat(Scenarios.of(fault).shape()).isNotNull());
    }
}
