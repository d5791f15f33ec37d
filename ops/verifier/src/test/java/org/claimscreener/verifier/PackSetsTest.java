package org.claimscreener.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I8. */
class PackSetsTest {
    private static final List<PackRef> NEXT = List.of(new PackRef("national-policy", "2.0.0", "ef".repeat(32)));

    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    private Row packed(List<PackRef> packs) {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.say(Decision.newBuilder(row.as(Decision.class)).setPacks(packs).build());
        return row;
    }

    @Test
    void onePackInTwoVersionsIsAccused() {
        Row row = packed(List.of(ModelScreener.PACKS.get(1), NEXT.get(0)));

        assertOnly(verify(log), Invariant.I8, "S1", row.place);
    }

    @Test
    void packsOutOfOrderAreAccused() {
        List<PackRef> packs = new ArrayList<>(ModelScreener.PACKS);
        Collections.reverse(packs);
        Row row = packed(packs);

        assertOnly(verify(log), Invariant.I8, "S1", row.place);
    }

    @Test
    void noPackWithoutAWordIsAccused() {
        Row row = packed(List.of());

        assertOnly(verify(log), Invariant.I8, "S1", row.place);
    }

    @Test
    void noPackAndAHoldThatSaysSoIsRight() {
        screener.screen(settlement("S1", "P1", "H1", 1, 0));
        Row row = log.decision("S1");
        row.say(Decision.newBuilder(row.as(Decision.class))
                .setPacks(List.of())
                .setSystemReason(SystemReason.NO_PACK)
                .setVerdict(Verdict.HOLD)
                .build());

        assertClean(verify(log));
    }

    @Test
    void aSetThatComesBackIsAccused() {
        Row last = backAndForth();

        Report report = verify(log);

        assertThat(report.shown()).hasSize(1);
        Violation violation = report.shown().get(0);
        assertThat(violation.invariant()).isEqualTo(Invariant.I8);
        assertThat(violation.id()).isEqualTo("S7");
        assertThat(violation.places().get(0)).isEqualTo(last.place);
        assertThat(report.packSets()).hasSize(2);
        assertThat(report.packSets().get(1).packs()).isEqualTo("national-policy 2.0.0 (efefefefefef)");
    }

    @Test
    void aSetThatComesBackWithLeaveIsNot() {
        backAndForth();

        assertClean(verify(log, STRICT.withAllowPackChanges(true)));
    }

    private Row backAndForth() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.deploy(NEXT);
        screener.screen(settlement("S2", "P1", "H1"));
        log.pass(java.time.Duration.ofSeconds(10));
        screener.deploy(ModelScreener.PACKS);
        screener.screen(settlement("S7", "P1", "H1"));
        return log.decision("S7");
    }

    @Test
    void oneChangeIsNoViolation() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.deploy(NEXT);
        screener.screen(settlement("S2", "P1", "H1"));
        log.pass(java.time.Duration.ofSeconds(10));
        screener.screen(settlement("S7", "P1", "H1"));

        assertClean(verify(log));
    }

    @Test
    void aLittleOvertakingAtTheChangeIsNoViolation() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.deploy(NEXT);
        screener.screen(settlement("S2", "P1", "H2"));
        screener.deploy(ModelScreener.PACKS);
        screener.screen(settlement("S4", "P1", "H1"));
        screener.deploy(NEXT);
        screener.screen(settlement("S5", "P1", "H1"));

        assertClean(verify(log));
    }
}
