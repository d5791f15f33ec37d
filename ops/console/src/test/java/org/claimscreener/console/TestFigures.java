package org.claimscreener.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.console.view.Dashboard;
import org.claimscreener.console.view.Day;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.RulePerformance;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.console.view.Workload;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;

/** Invented figures, the same for the same period. */
final class TestFigures {
    private TestFigures() {}

    static List<Day> days(Period period, int scale) {
        Random random = new Random(7);
        List<Day> days = new ArrayList<>();
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            long opened = scale * (8L + random.nextInt(9));
            long closed = scale * (6L + random.nextInt(10));
            days.add(new Day(day, opened, closed, opened * 61_234, closed * 41_700, closed * 9_350));
        }
        return days;
    }

    static List<RulePerformance> rules() {
        return List.of(
                new RulePerformance(
                        "FP-05", "分解住院", "fraud-patterns", 412, 61, 38, 313, 51_233_400, 4_122_000, 39_000_150, 51.5),
                new RulePerformance(
                        "ZK2025-030",
                        "医疗服务项目与医用耗材重复收费",
                        "national-policy",
                        288,
                        40,
                        121,
                        127,
                        9_321_000,
                        3_901_250,
                        4_233_120,
                        30.25),
                new RulePerformance(
                        "FP-20", "死亡后仍收费", "fraud-patterns", 19, 3, 15, 1, 1_204_400, 1_011_900, 50_000, 96),
                new RulePerformance(
                        "GZ10000303003000",
                        "医用耗材数量超标",
                        "national-policy",
                        77,
                        22,
                        9,
                        46,
                        2_350_000,
                        190_000,
                        1_800_000,
                        -1));
    }

    static SubjectView subject(String id, String name, List<QueueRow> rows, Period period) {
        Standing standing = Standing.newBuilder()
                .setSubjectKind(id.startsWith("D") ? SubjectKind.PRACTITIONER : SubjectKind.INSTITUTION)
                .setSubjectId(id)
                .setEntries(List.of(
                        entry(StandingKind.CREDIT_GRADE, "B", "长医保信〔2026〕12号"),
                        entry(StandingKind.SCRUTINY, "2", "长医保函〔2026〕88号")))
                .setIssuedAt(Instant.parse("2026-10-01T00:00:00Z"))
                .setIssuedBy("office-1")
                .build();
        return new SubjectView(
                id,
                name,
                rows.stream().filter(row -> row.heldFen() > 0).count(),
                rows.stream().mapToLong(QueueRow::heldFen).sum(),
                days(period, 1),
                rules(),
                rows.stream().limit(50).toList(),
                List.of(standing),
                TestSteps.history(standing.getSubjectKind(), id));
    }

    private static StandingEntry entry(StandingKind kind, String value, String order) {
        return StandingEntry.newBuilder()
                .setKind(kind)
                .setValue(value)
                .setValidFrom(Instant.parse("2026-10-01T00:00:00Z"))
                .setOrderNo(order)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第三十三条")
                .build();
    }

    static Dashboard dashboard(List<QueueRow> rows, Period period, Instant now) {
        Map<HoldStage, Long> open = new HashMap<>();
        rows.stream().filter(row -> row.heldFen() > 0).forEach(row -> open.merge(row.stage(), 1L, Long::sum));
        return new Dashboard(
                open,
                rows.stream().mapToLong(QueueRow::heldFen).sum(),
                rows.stream()
                        .filter(row -> row.deadline()
                                .map(due -> due.isBefore(now.plusSeconds(86_400)))
                                .orElse(false))
                        .count(),
                Optional.of(now.minusSeconds(8 * 86_400)),
                53.4,
                days(period, 9),
                rules(),
                List.of(
                        new Workload("reviewer-1", 12, 188),
                        new Workload("senior-1", 4, 61),
                        new Workload("college-1", 0, 9)));
    }
}
