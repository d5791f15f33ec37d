package org.claimscreener.engine.inspection;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;

/** Decisions and plans of tests. */
final class Draws {
    static final YearMonth MONTH = YearMonth.of(2026, 9);
    static final Instant BEGIN = Instant.parse("2026-08-31T16:00:00Z");
    static final Instant MIDDLE = Instant.parse("2026-09-15T02:00:00Z");
    static final Instant END = Instant.parse("2026-09-30T16:00:00Z");
    static final String INSTITUTION = "H43010200001";
    static final SamplingScheme STANDARD = CreditScheme.STANDARD.sampling();

    private Draws() {}

    /** The same for all grades. */
    static SamplingScheme flat(int perMille) {
        return new SamplingScheme(List.of(perMille, perMille, perMille, perMille, perMille), 0, 0, 1_000);
    }

    static DrawSeed seed(long number) {
        byte[] bytes = new byte[DrawSeed.BYTES];
        new Random(number).nextBytes(bytes);
        return DrawSeed.of(bytes);
    }

    static DrawPlan plan(long seed, SamplingScheme sampling) {
        return new DrawPlan(DrawTerms.whole(MONTH, sampling), seed(seed));
    }

    static Decision.Builder released(String id, StandingInForce... standing) {
        return Decision.newBuilder()
                .setSettlementId(id)
                .setPatientId("P1")
                .setInstitutionId(INSTITUTION)
                .setVerdict(Verdict.RELEASE)
                .setFundFen(1_000)
                .setReleasedFen(1_000)
                .setHeldFen(0)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setStanding(List.of(standing))
                .setEngineVersion("1")
                .setContentDigest(digest(id))
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(MIDDLE);
    }

    static String digest(String id) {
        byte[] bytes = new byte[32];
        new Random(id.hashCode()).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static List<Decision> released(int count) {
        List<Decision> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(released("S" + i).build());
        }
        return all;
    }

    static StandingInForce standing(StandingKind kind, String value) {
        return new StandingInForce(
                kind == StandingKind.CREDIT_GRADE ? SubjectKind.INSTITUTION : SubjectKind.PRACTITIONER,
                "X1",
                StandingEntry.newBuilder()
                        .setKind(kind)
                        .setValue(value)
                        .setValidFrom(BEGIN)
                        .setOrderNo("1")
                        .setLegalBasis("第三十三条")
                        .build());
    }

    static Finding note() {
        return Finding.newBuilder()
                .setFindingId("F1")
                .setRuleCode("R1")
                .setRuleName("r")
                .setPackId("p")
                .setSeverity(3)
                .setConsequence(Consequence.NOTE)
                .setBehaviour(1)
                .setLegalBasis("b")
                .setLineIds(List.of())
                .setAmountFen(1)
                .setEvidence("e")
                .setPastSettlementIds(List.of())
                .setPastDays(List.of())
                .build();
    }
}
