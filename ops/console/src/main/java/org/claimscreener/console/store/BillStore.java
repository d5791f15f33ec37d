package org.claimscreener.console.store;

import java.util.Optional;

import org.claimscreener.wire.record.Decision;
import org.jdbi.v3.core.Jdbi;

/** Bills that were taken in before, for when the log has dropped them. */
interface BillStore {
    /** Has none. */
    BillStore NONE = decision -> Optional.empty();

    /** The bytes of the settlement that a decision answers, if they are there. */
    Optional<byte[]> find(Decision decision);

    /** The bills of a schema. One counts as the decision's when it was kept for a decision on the same content. */
    static BillStore of(Jdbi jdbi, String schema) {
        return decision -> jdbi.withHandle(handle -> handle.createQuery(
                        "select body from " + schema + ".bill where hold_id = :hold and content_digest = :digest")
                .bind("hold", decision.getSettlementId())
                .bind("digest", decision.getContentDigest())
                .mapTo(byte[].class)
                .findOne());
    }
}
