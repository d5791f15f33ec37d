package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.jspecify.annotations.Nullable;

/**
 * The declared features as they stand when the settlement is screened, this settlement included. Those of the institution
 * came with the settlement; those of the person are worked out from the past when a rule asks. Immutable but for what the
 * person's past remembers of its own work; not thread-safe.
 */
public final class Features {
    /** No feature at all. */
    public static final Features NONE = new Features(Map.of(), NoPast.INSTANCE);

    private static final String WHOLE = "";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Map<String, Map<String, FeatureValue>> stamped;
    private final PastFeatures past;

    private Features(Map<String, Map<String, FeatureValue>> stamped, PastFeatures past) {
        this.stamped = stamped;
        this.past = past;
    }

    /** Features that came with the settlement. */
    public static Features of(List<FeatureValue> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        Map<String, Map<String, FeatureValue>> stamped = new HashMap<>();
        for (FeatureValue value : values) {
            stamped.computeIfAbsent(value.getName(), name -> new HashMap<>()).put(value.getSubject(), value);
        }
        return new Features(stamped, NoPast.INSTANCE);
    }

    /** The same, with the person's features too. */
    public Features with(PastFeatures other) {
        return new Features(stamped, other);
    }

    /** Is the feature known? It is not when its key is blank, its profile could not be read or the settlement came too late. */
    public boolean has(String name) {
        return has(name, WHOLE);
    }

    /** Is the feature known of this practitioner, item, drug or bill? */
    public boolean has(String name, String subject) {
        FeatureValue value = find(name, subject);
        return value == null ? past.has(name, subject) : value.getQuality() != FeatureQuality.TOO_LATE;
    }

    /** The value in the feature's unit, or 0 when absent: ask {@link #has} where missing must not read as none. */
    public long value(String name) {
        return value(name, WHOLE);
    }

    /** The value of this practitioner, item, drug or bill, or 0 when absent. */
    public long value(String name, String subject) {
        FeatureValue value = find(name, subject);
        return value == null ? past.value(name, subject) : value.getValue();
    }

    /**
     * Since when a feature of the institution is complete, and whether it is about, in words for the evidence; "" for a
     * feature that has no value here, and for one of the person, which is exact.
     */
    public String note(String name) {
        return note(name, "约数，", "自%s起统计");
    }

    /** As {@link #note}, in English. */
    public String noteEnglish(String name) {
        return note(name, "about, ", "counted since %s");
    }

    private String note(String name, String approximate, String counted) {
        Map<String, FeatureValue> bySubject = stamped.getOrDefault(name, Map.of());
        if (bySubject.isEmpty()) {
            return "";
        }
        boolean about = false;
        Instant since = Instant.MIN;
        for (FeatureValue value : bySubject.values()) {
            about |= value.getQuality() == FeatureQuality.ABOUT;
            since = value.getCoverageSince().isAfter(since) ? value.getCoverageSince() : since;
        }
        return (about ? approximate : "") + counted.formatted(LocalDate.ofInstant(since, SHANGHAI));
    }

    private @Nullable FeatureValue find(String name, String subject) {
        Map<String, FeatureValue> bySubject = stamped.get(name);
        return bySubject == null ? null : bySubject.get(subject);
    }

    private enum NoPast implements PastFeatures {
        INSTANCE;

        @Override
        public boolean has(String name, String subject) {
            return false;
        }

        @Override
        public long value(String name, String subject) {
            return 0;
        }
    }
}
