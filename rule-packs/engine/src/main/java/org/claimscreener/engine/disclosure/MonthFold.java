package org.claimscreener.engine.disclosure;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldStep;

/**
 * Folds decisions, and after them steps of holds, into a month's figures. A settlement belongs to the month in which it
 * came in (received_at, civil day in Asia/Shanghai), and so does all that became of it, however much later. The first
 * decision of a settlement binds; each topic is given partition by partition in its order, or mixed, and twice if need be.
 *
 * <p>Memory: up to 22 bytes for each settlement of the month, some 300 for each hold of it; nothing of other months. Not
 * thread-safe.
 */
public final class MonthFold {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final YearMonth month;
    private final SettlementSet settlements = new SettlementSet();
    private final Map<String, Long> notHeld = new HashMap<>();
    private final Map<String, HeldCase> held = new HashMap<>();
    private final Map<List<String>, List<String>> ruleSets = new HashMap<>();
    private final SortedMap<String, String> ruleNames = new TreeMap<>();

    public MonthFold(YearMonth month) {
        this.month = month;
    }

    /** First instant after the month. */
    public static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
    }

    /** The month of an instant. */
    public static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(ZONE));
    }

    /** A decision, of whatever month. */
    public void decided(Decision decision) {
        if (!monthOf(decision.getReceivedAt()).equals(month)
                || !settlements.add(decision.getSettlementId(), decision.getPatientId())) {
            return;
        }
        String prefecture = Region.ofInstitution(decision.getInstitutionId());
        // Two persons' settlements under one id open one hold; the other one's money was never under review.
        if (decision.getHeldFen() <= 0 || held.containsKey(decision.getSettlementId())) {
            notHeld.merge(prefecture, 1L, Math::addExact);
            return;
        }
        held.put(
                decision.getSettlementId(),
                new HeldCase(prefecture, rules(decision), decision.getHeldFen(), decision.getReceivedAt()));
    }

    /** A step of a hold, after all decisions; that of another month's settlement changes nothing. */
    public void stepped(HoldStep step) {
        HeldCase hold = held.get(step.getHoldId());
        if (hold != null) {
            hold.take(step);
        }
    }

    /** How many settlements are in memory. */
    public int settlements() {
        return settlements.size();
    }

    /** How many holds are in memory. */
    public int holds() {
        return held.size();
    }

    /** The figures of all that was given. */
    public MonthFigures figures() {
        SortedMap<String, Tally.Building> regions = new TreeMap<>();
        notHeld.forEach((code, number) -> of(regions, code).add(Count.NOT_HELD, number));
        SortedMap<String, Tally.Building> rules = new TreeMap<>();
        for (HeldCase hold : held.values()) {
            hold.addTo(of(regions, hold.prefecture()));
            hold.rules().forEach(rule -> hold.addTo(of(rules, rule)));
        }
        SortedMap<String, MonthFigures.Rule> named = new TreeMap<>();
        rules.forEach((code, tally) ->
                named.put(code, new MonthFigures.Rule(ruleNames.getOrDefault(code, ""), tally.build())));
        SortedMap<String, Tally> prefectures = new TreeMap<>();
        regions.forEach((code, tally) -> prefectures.put(code, tally.build()));
        return new MonthFigures(month, prefectures, named);
    }

    private static Tally.Building of(SortedMap<String, Tally.Building> tallies, String code) {
        return tallies.computeIfAbsent(code, none -> new Tally.Building());
    }

    /** Of the findings that hold money, each once. */
    private List<String> rules(Decision decision) {
        TreeSet<String> codes = new TreeSet<>();
        for (Finding finding : decision.getFindings()) {
            if (finding.getConsequence() == Consequence.HOLD) {
                codes.add(finding.getRuleCode());
                // Names change with versions of a pack: the first by characters, whichever came first.
                ruleNames.merge(
                        finding.getRuleCode(),
                        finding.getRuleName(),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        return ruleSets.computeIfAbsent(List.copyOf(codes), same -> same);
    }
}
