package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;

/**
 * One visit of the patient that was settled before and has not been withdrawn; fields as in {@link Visit}.
 *
 * @param fundFen the fund's share as claimed
 * @param verdict what was decided of it
 * @param withdrawnAt when it was withdrawn, or null; a withdrawn visit counts in no sum and is kept only for refund loops
 */
public record PastVisit(
        String settlementId,
        String institutionId,
        Channel channel,
        VisitMode mode,
        boolean stay,
        Instant settledAt,
        LocalDate firstDay,
        LocalDate lastDay,
        String mainDiagnosis,
        String department,
        String admissionKind,
        String dischargeWay,
        Sex sex,
        long fundFen,
        Verdict verdict,
        java.time.@org.jspecify.annotations.Nullable Instant withdrawnAt,
        List<PastLine> lines) {

    public PastVisit {
        lines = List.copyOf(lines);
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** The three-character ICD-10 category of the main diagnosis, or "". */
    public String diagnosisCategory() {
        return mainDiagnosis.length() < 3 ? "" : mainDiagnosis.substring(0, 3);
    }

    /** Share of the given bill's distinct services and drugs that this visit billed too, in percent. */
    public int itemsInCommonPercent(Bill bill) {
        List<String> codes =
                bill.lines().stream().map(FeeLine::itemCode).distinct().toList();
        if (codes.isEmpty()) {
            return 0;
        }
        long common = codes.stream()
                .filter(code -> lines.stream().anyMatch(line -> line.itemCode().equals(code)))
                .count();
        return Math.toIntExact(common * 100 / codes.size());
    }
}
