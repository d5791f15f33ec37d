package org.claimscreener.console.identity;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.wire.record.AuditAction;

/** An audit in memory, which fails when the test wants it. */
final class TestTrail implements AuditTrail {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean fails;

    void fail() {
        fails = true;
    }

    @Override
    public void put(AuditEntry entry) throws IOException {
        if (fails) {
            throw new IOException("the test wants it so");
        }
        entries.add(entry);
    }

    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    List<AuditAction> actions() {
        return entries.stream().map(AuditEntry::action).toList();
    }
}
