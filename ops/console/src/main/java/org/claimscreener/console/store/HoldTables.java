package org.claimscreener.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jdbi.v3.core.Handle;

/** Reads what a batch of steps rests on. */
final class HoldTables {
    private static final String KNOWN = "select hold_id, patient_id, institution_id, institution_name, rule_codes,"
            + " opened_at, step, stage, held_fen, array(select practitioner_id from hold_practitioner p"
            + " where p.hold_id = hold.hold_id) as practitioners from hold where hold_id = any(:ids)";

    private HoldTables() {}

    /** Of those among the ids that have been opened. */
    static Map<String, Known> known(Handle handle, Collection<String> ids) {
        Map<String, Known> known = new HashMap<>();
        handle.createQuery(KNOWN)
                .bindArray("ids", String.class, new ArrayList<>(ids))
                .map((row, context) -> known(row))
                .forEach(one -> known.put(one.opening().holdId(), one));
        return known;
    }

    private static Known known(ResultSet row) throws SQLException {
        Opening opening = new Opening(
                row.getString("hold_id"),
                row.getString("patient_id"),
                row.getString("institution_id"),
                row.getString("institution_name"),
                texts(row, "rule_codes"),
                texts(row, "practitioners"),
                Instant.ofEpochMilli(row.getLong("opened_at")));
        return new Known(
                opening, row.getInt("step"), HoldStage.valueOf(row.getString("stage")), row.getLong("held_fen"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /** The decisions that opened holds, by hold id, as far as they are there. */
    static Map<String, Decision> decisions(Handle handle, List<HoldStep> opened) {
        Map<String, String> patients = new HashMap<>();
        opened.forEach(step -> patients.put(step.getHoldId(), String.valueOf(step.getPatientId())));
        WireDecoder decoder = WireDecoder.create();
        Map<String, Decision> found = new HashMap<>();
        handle.createQuery("select patient_id, body from decision where hold_id = any(:ids)")
                .bindArray("ids", String.class, new ArrayList<>(patients.keySet()))
                .map((row, context) -> decision(decoder, row.getBytes("body")))
                .forEach(decision -> {
                    if (decision.getPatientId().equals(patients.get(decision.getSettlementId()))) {
                        found.put(decision.getSettlementId(), decision);
                    }
                });
        return found;
    }

    /**
     * A decision as it was kept.
     *
     * @throws IllegalStateException if it cannot be read: it could when it was kept
     */
    static Decision decision(WireDecoder decoder, byte[] body) {
        if (decoder.decode(body) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Decision decision) {
            return decision;
        }
        throw new IllegalStateException("A decision in the projection is unreadable; rebuild the projection");
    }
}
