package org.claimscreener.engine.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;
import org.claimscreener.wire.record.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShadowScreeningTest {
    private static final Settlement SETTLEMENT = WireSettlements.outpatient().build();
    private static final String EVERY_LINE = "FeeLine( $line : this, claimed )";
    private static final String NO_LINE = "FeeLine( $line : this, claimed, amountFen < 0 )";

    private final List<CompiledPack> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(CompiledPack::close);
    }

    @Test
    void agreesWhenTheSameLinesAreHeldForTheSameMoney() throws Exception {
        ShadowResult result = compared(pack("hold", EVERY_LINE), pack("hold", "FeeLine( $line : this )"));

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.AGREES);
        assertThat(result.getShadowHeldFen())
                .isEqualTo(result.getDecidedHeldFen())
                .isPositive();
    }

    @Test
    void saysHowMuchMoreItWouldHoldAndWhy() throws Exception {
        ShadowResult result = compared(pack("hold", NO_LINE), pack("hold", EVERY_LINE));

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.HOLDS_MORE);
        assertThat(result.getDecidedHeldFen()).isZero();
        assertThat(result.getShadowHeldFen()).isPositive();
        assertThat(result.getFindings()).isNotEmpty();
        assertThat(result.getInsteadOf()).isNotNull();
    }

    @Test
    void saysHowMuchLessItWouldHold() throws Exception {
        ShadowResult result = compared(pack("hold", EVERY_LINE), pack("hold", NO_LINE));

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.HOLDS_LESS);
        assertThat(result.getShadowHeldFen()).isZero();
        assertThat(result.getFindings()).isEmpty();
    }

    @Test
    void differsWhenTheSameMoneyIsRefusedInsteadOfHeld() throws Exception {
        ShadowResult result = compared(pack("hold", EVERY_LINE), pack("refuse", EVERY_LINE));

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(result.getShadowRefusedFen()).isEqualTo(result.getDecidedHeldFen());
    }

    @Test
    void aPackOfANewIdIsComparedBesideWhatDecides() throws Exception {
        CompiledPack other = compiled(
                PackUnderTest.withRules(rule("hold", EVERY_LINE)).replacing("pack.yaml", "id: plain", "id: other"));

        ShadowResult result = compared(pack("hold", NO_LINE), other);

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.HOLDS_MORE);
        assertThat(result.getInsteadOf()).isNull();
    }

    @Test
    void aPackThatDoesNotApplyWouldHoldNothingOfItsOwn() throws Exception {
        CompiledPack elsewhere = compiled(PackUnderTest.withRules(rule("hold", EVERY_LINE))
                .replacing("pack.yaml", "regions: [\"*\"]", "regions: [\"99\"]"));

        ShadowResult result = compared(pack("hold", EVERY_LINE), elsewhere);

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.HOLDS_LESS);
        assertThat(result.getFindings()).isEmpty();
    }

    @Test
    void aPackThatFailsSaysSoAndChangesNoFigure() throws Exception {
        CompiledPack failing = pack("hold", "FeeLine( $line : this, amountFen / ( amountFen - amountFen ) > 1 )");

        ShadowResult result = compared(pack("hold", EVERY_LINE), failing);

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.FAILED);
        assertThat(result.getDetail()).contains("RULE_ERROR");
        assertThat(result.getShadowHeldFen()).isEqualTo(result.getDecidedHeldFen());
    }

    @Test
    void nothingIsComparedWithADecisionThatCouldNotBeMade() throws Exception {
        DecisionFrame frame = frame(List.of());
        Screening undecided = new Screener(List.of()).screen(SETTLEMENT, List.of(), frame);

        ShadowResult result = ShadowScreening.compare(pack("hold", EVERY_LINE), undecided, frame, List.of());

        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.FAILED);
        assertThat(result.getDetail()).isEqualTo("the settlement itself could not be decided");
    }

    @Test
    void asksItsOwnFeaturesAndNotThoseOfTheDecision() throws Exception {
        CompiledPack decides = pack("hold", NO_LINE);
        CompiledPack shadow = pack("hold", "Features( value(\"settlements_3m\") >= 5 )\n    " + EVERY_LINE);
        DecisionFrame frame = frame(List.of(decides));
        Screening screening = new Screener(List.of(decides)).screen(SETTLEMENT, List.of(), frame);

        assertThat(ShadowScreening.compare(shadow, screening, frame, List.of(feature(4)))
                        .getOutcome())
                .isEqualTo(ShadowOutcome.AGREES);
        assertThat(ShadowScreening.compare(shadow, screening, frame, List.of(feature(5)))
                        .getOutcome())
                .isEqualTo(ShadowOutcome.HOLDS_MORE);
    }

    private static FeatureValue feature(long value) {
        return new FeatureValue("settlements_3m", value, Instant.EPOCH, "", FeatureQuality.EXACT);
    }

    private ShadowResult compared(CompiledPack decides, CompiledPack shadow) {
        DecisionFrame frame = frame(List.of(decides));
        Screening screening = new Screener(List.of(decides)).screen(SETTLEMENT, List.of(), frame);
        return ShadowScreening.compare(shadow, screening, frame, List.of());
    }

    private static DecisionFrame frame(List<CompiledPack> packs) {
        List<PackRef> refs = packs.stream()
                .map(pack -> new PackRef(
                        pack.pack().id(), pack.pack().version(), pack.pack().digest()))
                .toList();
        return new DecisionFrame(refs, Circumstances.NONE, "digest", new Source("t", 0, 1L), Instant.EPOCH);
    }

    private CompiledPack pack(String consequence, String condition) throws PackRefusedException {
        return compiled(PackUnderTest.withRules(rule(consequence, condition)));
    }

    private CompiledPack compiled(PackUnderTest pack) throws PackRefusedException {
        CompiledPack compiled = CompiledPack.compileUntimed(pack.check());
        open.add(compiled);
        return compiled;
    }

    private static String rule(String consequence, String condition) {
        return """
                rule "test"
                    @code("T-01") @title("测试") @severity(2) @consequence("%s") @behaviour(2)
                    @legal("《医疗保障基金使用监督管理条例》第三十八条第二项")
                when
                    %s
                then
                    findings.line($line).evidence("测试");
                end
                """.formatted(consequence, condition);
    }
}
