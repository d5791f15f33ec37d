package org.claimscreener.console.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.PastSettlement;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Settlement;
import org.jdbi.v3.core.Handle;

/** All that is known of one hold. Not thread-safe. */
final class HoldQuery {
    private final Handle handle;
    private final String holdId;
    private final WireDecoder decoder = WireDecoder.create();

    HoldQuery(Handle handle, String holdId) {
        this.handle = handle;
        this.holdId = holdId;
    }

    Optional<HoldView> ask() {
        Optional<QueueRow> now = handle.createQuery("select " + Rows.QUEUE + " from hold where hold_id = :hold")
                .bind("hold", holdId)
                .map((row, context) -> Rows.queueRow(row))
                .findOne();
        return now.flatMap(row -> bodies("select d.body from decision d join hold h on h.hold_id = d.hold_id"
                        + " and h.patient_id = d.patient_id where d.hold_id = :hold")
                .stream()
                .findFirst()
                .map(decision -> view(row, (Decision) decision)));
    }

    private HoldView view(QueueRow now, Decision decision) {
        return new HoldView(
                now,
                handle.createQuery("select * from hold_line where hold_id = :hold order by line_no, line_id")
                        .bind("hold", holdId)
                        .map((row, context) -> Rows.line(row))
                        .list(),
                decision,
                bodies("select body from bill where hold_id = :hold").stream()
                        .findFirst()
                        .map(Settlement.class::cast),
                bodies("select body from hold_step where hold_id = :hold order by step").stream()
                        .map(HoldStep.class::cast)
                        .toList(),
                past(decision));
    }

    private List<SpecificRecord> bodies(String sql) {
        return handle.createQuery(sql).bind("hold", holdId).map((row, context) -> row.getBytes(1)).list().stream()
                .map(this::record)
                .toList();
    }

    private SpecificRecord record(byte[] body) {
        if (decoder.decode(body) instanceof Decoded.Accepted accepted) {
            return accepted.message();
        }
        throw new IllegalStateException("What was readable when it was kept is no more; rebuild the projection");
    }

    private List<PastSettlement> past(Decision decision) {
        Map<String, Optional<LocalDate>> days = new LinkedHashMap<>();
        Map<String, TreeSet<String>> rules = new HashMap<>();
        for (Finding finding : decision.getFindings()) {
            List<String> ids = finding.getPastSettlementIds();
            for (int i = 0; i < ids.size(); i++) {
                Optional<LocalDate> day = i < finding.getPastDays().size()
                        ? Optional.of(finding.getPastDays().get(i))
                        : Optional.empty();
                days.merge(ids.get(i), day, (one, other) -> one.or(() -> other));
                rules.computeIfAbsent(ids.get(i), any -> new TreeSet<>()).add(finding.getRuleCode());
            }
        }
        Map<String, HoldStage> stages =
                stages(days.keySet().stream().filter(Ids::fit).toList());
        List<PastSettlement> past = new ArrayList<>();
        days.forEach((id, day) -> past.add(new PastSettlement(
                id, day, List.copyOf(rules.getOrDefault(id, new TreeSet<>())), Optional.ofNullable(stages.get(id)))));
        past.sort(Comparator.comparing(
                (PastSettlement one) -> one.firstDay().orElse(LocalDate.MIN), Comparator.naturalOrder()));
        return past;
    }

    private Map<String, HoldStage> stages(List<String> ids) {
        Map<String, HoldStage> stages = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("select hold_id, stage from hold where hold_id = any(:ids)")
                    .bindArray("ids", String.class, ids)
                    .map((row, context) ->
                            stages.put(row.getString("hold_id"), HoldStage.valueOf(row.getString("stage"))))
                    .list();
        }
        return stages;
    }
}
