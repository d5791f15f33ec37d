package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.jspecify.annotations.Nullable;

/**
 * The scrutiny of all tips about one subject as a standing has it: at each instant the highest level, by one tip. Of equal
 * levels the one that was taken up last counts, for it lasts longest: so there are few entries. Stateless.
 */
final class ScrutinyEntries {
    static final String LEGAL_BASIS = "《医疗保障基金使用监督管理条例》第三十五条";

    private ScrutinyEntries() {}

    /**
     * What is in force at an instant or will be; entries follow each other and never overlap.
     *
     * @return at most {@link TipLimits#MAX_ENTRIES}, the nearest
     */
    static List<StandingEntry> of(List<TipFile> files, Instant at) {
        List<TipFile> raising = new ArrayList<>();
        TreeSet<Instant> bounds = new TreeSet<>();
        for (TipFile file : files) {
            Scrutiny scrutiny = file.scrutiny();
            if (scrutiny != null && scrutiny.end().isAfter(at)) {
                raising.add(file);
                bounds.add(scrutiny.from());
                bounds.addAll(scrutiny.ends());
            }
        }
        List<StandingEntry> entries = new ArrayList<>();
        StandingEntry.Builder open = null;
        for (Instant bound : bounds) {
            TipFile highest = highest(raising, bound);
            if (open != null && continues(open, highest, bound)) {
                continue;
            }
            if (open != null) {
                close(entries, open, bound, at);
            }
            open = highest == null ? null : entry(highest, bound);
        }
        return entries.subList(0, Math.min(entries.size(), TipLimits.MAX_ENTRIES));
    }

    private static void close(List<StandingEntry> entries, StandingEntry.Builder open, Instant end, Instant at) {
        if (end.isAfter(at)) {
            entries.add(open.setValidTo(end).build());
        }
    }

    private static boolean continues(StandingEntry.Builder open, @Nullable TipFile highest, Instant bound) {
        return highest != null
                && open.getOrderNo().equals(highest.tipId())
                && open.getValue().equals(level(highest, bound));
    }

    private static StandingEntry.Builder entry(TipFile file, Instant from) {
        return StandingEntry.newBuilder()
                .setKind(StandingKind.SCRUTINY)
                .setValue(level(file, from))
                .setValidFrom(from)
                .setOrderNo(file.tipId())
                .setLegalBasis(LEGAL_BASIS);
    }

    private static String level(TipFile file, Instant at) {
        return Integer.toString(file.levelAt(at));
    }

    private static @Nullable TipFile highest(List<TipFile> files, Instant at) {
        TipFile highest = null;
        for (TipFile file : files) {
            if (file.levelAt(at) > 0 && (highest == null || beats(file, highest, at))) {
                highest = file;
            }
        }
        return highest;
    }

    private static boolean beats(TipFile file, TipFile other, Instant at) {
        int byLevel = Integer.compare(file.levelAt(at), other.levelAt(at));
        if (byLevel != 0) {
            return byLevel > 0;
        }
        int byStart = file.scrutinyFrom().compareTo(other.scrutinyFrom());
        return byStart != 0 ? byStart > 0 : file.tipId().compareTo(other.tipId()) < 0;
    }
}
