package org.claimscreener.engine.inspection;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.InspectionSeed;

/**
 * What the topic of inspections says, as it is read: seeds, draws, and the newest result of each settlement. Bound: the draws of
 * the months that are kept, some 300 bytes each. Not thread-safe.
 */
public final class InspectionBook {
    private final Optional<YearMonth> only;
    private final List<PublishedSeed.Entry> seeds = new ArrayList<>();
    private final Map<String, InspectionDraw> draws = new LinkedHashMap<>();
    private final List<InspectionDraw> contradictions = new ArrayList<>();
    private final Map<String, InspectionResult> results = new LinkedHashMap<>();

    /** @param only this month's draws are kept; empty for those of all */
    public InspectionBook(Optional<YearMonth> only) {
        this.only = only;
    }

    /** The next record of the topic; each partition in its order. */
    public void take(SpecificRecord record, Instant appendedAt) {
        if (record instanceof InspectionSeed seed) {
            seeds.add(new PublishedSeed.Entry(seed, appendedAt));
        } else if (record instanceof InspectionDraw draw
                && only.map(month -> draw.getMonth().equals(month.toString())).orElse(true)) {
            InspectionDraw before = draws.putIfAbsent(draw.getSettlementId(), draw);
            if (before != null && !before.equals(draw)) {
                contradictions.add(draw);
            }
        } else if (record instanceof InspectionResult result) {
            results.put(result.getSettlementId(), result);
        }
    }

    /** What is published of a month's seed; empty when nobody committed to one. */
    public Optional<PublishedSeed> seed(YearMonth month) {
        return PublishedSeed.of(month, seeds);
    }

    /** The first draw of each settlement, in the order of reading. */
    public Collection<InspectionDraw> draws() {
        return Collections.unmodifiableCollection(draws.values());
    }

    /** Later draws that say something else than the first one of their settlement. */
    public List<InspectionDraw> contradictions() {
        return Collections.unmodifiableList(contradictions);
    }

    public Optional<InspectionDraw> draw(String settlementId) {
        return Optional.ofNullable(draws.get(settlementId));
    }

    /** The newest result of a draw; empty when there is none, or only one that may not be. */
    public Optional<InspectionResult> result(InspectionDraw draw) {
        return Optional.ofNullable(results.get(draw.getSettlementId()))
                .filter(result -> ResultCheck.firstProblem(result, draw).isEmpty());
    }

    /** A check of a month's draws; it wants the month's decisions yet. */
    public DrawCheck check(YearMonth month) {
        List<InspectionDraw> all = new ArrayList<>(draws.values());
        all.addAll(contradictions);
        return new DrawCheck(month, seed(month), all);
    }
}
