package org.claimscreener.console.store;

import java.time.Instant;

import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Disclosure;

/** Published months as records, for tests. */
final class Published {
    private static final Instant AT = Instant.parse("2026-12-01T02:30:00Z");

    private Published() {}

    static byte[] record(String month, int edition, String reason) {
        return record(month, edition, reason, document(month, edition, reason));
    }

    static byte[] record(String month, int edition, String reason, String document) {
        return new WireEncoder()
                .encode(Disclosure.newBuilder()
                        .setMonth(month)
                        .setEdition(edition)
                        .setReason(reason)
                        .setPublishedAt(AT)
                        .setDigest("d" + edition)
                        .setDocument(document)
                        .build());
    }

    static String document(String month, int edition, String reason) {
        return ("{'as_of':'2026-12-01T02:00:00Z','digest':'d%d','edition':%d,'month':'%s','reason':'%s',"
                        + "'regions':[{'code':'all','counts':{'held':40,'overturned':null,'screened':900},"
                        + "'median_hold_hours':{'below':72,'from':24},'money':{'held_fen':4000},'part_of':''}],"
                        + "'rules':[{'code':'R1','counts':{'held':40},'median_hold_hours':null,'money':{'held_fen':7},"
                        + "'name':'规则','overturned_bp':1250}],'schema':'claimscreener.disclosure/1'}\n")
                .replace('\'', '"')
                .formatted(edition, edition, month, reason);
    }
}
