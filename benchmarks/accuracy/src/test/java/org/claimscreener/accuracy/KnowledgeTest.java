package org.claimscreener.accuracy;

import org.claimscreener.traffic.FraudPattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeTest {
    @Test
    void namesTheRulesThatAreMeantForEveryKindOfFraud() {
        Knowledge knowledge = Knowledge.read();
        for (FraudPattern pattern : FraudPattern.values()) {
            assertThat(knowledge.rulesMeantFor(pattern)).as(pattern.name()).isNotEmpty();
        }
    }
}
