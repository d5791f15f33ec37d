package org.claimscreener.audit;

import java.util.Optional;

import org.claimscreener.wire.record.AuditAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditEntryTest {
    @Test
    void whatIsTooLongIsRefusedUnlessItIsToBeCut() {
        String long501 = "长".repeat(501);
        assertThatThrownBy(() -> new AuditEntry("a", Optional.empty(), AuditAction.PACK_ORDER, "p", long501))
                .hasMessageContaining("501");

        AuditEntry cut = AuditEntry.fitted("a", Optional.empty(), AuditAction.PACK_ORDER, "p", long501);
        assertThat(cut.detail()).hasSize(500).endsWith("长…");
        assertThat(cut.actorId()).isEqualTo("a");
    }

    @Test
    void noCharacterIsTornWhereItIsCut() {
        // U+20BB7, two UTF-16 units, stands astride the cut.
        String id = "x".repeat(253) + "\uD842\uDFB7".repeat(2);

        String cut = AuditEntry.fitted(id, Optional.empty(), AuditAction.PACK_ORDER, "p", "")
                .actorId();

        assertThat(cut).isEqualTo("x".repeat(253) + "…");
    }
}
