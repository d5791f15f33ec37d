package org.claimscreener.console.store;

import java.util.List;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.console.view.CaseLists;
import org.claimscreener.console.view.CaseLists.Counted;
import org.claimscreener.console.view.CaseLists.Inspection;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.ReferralStep;
import org.jdbi.v3.core.Handle;

/** What is followed at the command line. Not thread-safe. */
final class CaseQuery {
    private final Handle handle;
    private final WireDecoder decoder = WireDecoder.create();

    CaseQuery(Handle handle) {
        this.handle = handle;
    }

    CaseLists ask(boolean ended) {
        String open = ended ? "not is_open" : "is_open";
        String done = ended ? "result is not null" : "result is null";
        return new CaseLists(
                new Counted<>(
                        bodies("recovery where " + open, "changed_at, subject_kind, subject_id, case_id, account")
                                .stream()
                                .map(body -> read(body, RecoveryStep.class))
                                .toList(),
                        count("recovery where " + open)),
                new Counted<>(
                        bodies(
                                        "referral where " + open,
                                        "is_escalated desc, due_at nulls last, changed_at, referral_id")
                                .stream()
                                .map(body -> read(body, ReferralStep.class))
                                .toList(),
                        count("referral where " + open)),
                new Counted<>(
                        handle.createQuery("select draw, result from inspection where " + done
                                        + " order by received_at, settlement_id limit " + CaseLists.MOST)
                                .map((row, context) -> new Inspection(
                                        read(row.getBytes("draw"), InspectionDraw.class),
                                        Optional.ofNullable(row.getBytes("result"))
                                                .map(body -> read(body, InspectionResult.class))))
                                .list(),
                        count("inspection where " + done)));
    }

    private List<byte[]> bodies(String from, String order) {
        return handle.createQuery("select body from " + from + " order by " + order + " limit " + CaseLists.MOST)
                .map((row, context) -> row.getBytes("body"))
                .list();
    }

    private long count(String from) {
        return handle.createQuery("select count(*) from " + from)
                .mapTo(Long.class)
                .one();
    }

    private <T extends SpecificRecord> T read(byte[] body, Class<T> type) {
        if (decoder.decode(body) instanceof Decoded.Accepted accepted && type.isInstance(accepted.message())) {
            return type.cast(accepted.message());
        }
        throw new IllegalStateException("A record in the projection is unreadable; rebuild the projection");
    }
}
