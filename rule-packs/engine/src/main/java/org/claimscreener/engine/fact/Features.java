package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

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
    public static final Features NONE = new Features(new FeatureValue[0], new int[1], NoPast.INSTANCE);

    private static final String WHOLE = "";
    /** Odd, its bits in no order: 2^32 over the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final FeatureValue[] stamped;
    /**
     * Where among the stamped each is, counted from 1, in the place that its name and subject hash to or the next free one: one array
     * a settlement, where maps in a map were an eighth of what it allocated.
     */
    private final int[] places;

    private final PastFeatures past;

    private Features(FeatureValue[] stamped, int[] places, PastFeatures past) {
        this.stamped = stamped;
        this.places = places;
        this.past = past;
    }

    /** Features that came with the settlement; of two with one name and subject the later holds. */
    public static Features of(List<FeatureValue> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        FeatureValue[] stamped = values.toArray(FeatureValue[]::new);
        Features features = new Features(stamped, new int[Integer.highestOneBit(stamped.length) * 4], NoPast.INSTANCE);
        for (int i = 0; i < stamped.length; i++) {
            features.places[features.placeOf(stamped[i].getName(), stamped[i].getSubject())] = i + 1;
        }
        return features;
    }

    /** The same, with the person's features too. */
    public Features with(PastFeatures other) {
        return new Features(stamped, places, other);
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
        boolean any = false;
        boolean about = false;
        Instant since = Instant.MIN;
        for (int place : places) {
            if (place > 0 && stamped[place - 1].getName().equals(name)) {
                FeatureValue value = stamped[place - 1];
                any = true;
                about |= value.getQuality() == FeatureQuality.ABOUT;
                since = value.getCoverageSince().isAfter(since) ? value.getCoverageSince() : since;
            }
        }
        if (!any) {
            return "";
        }
        return (about ? approximate : "") + counted.formatted(LocalDate.ofInstant(since, SHANGHAI));
    }

    private @Nullable FeatureValue find(String name, String subject) {
        int place = places[placeOf(name, subject)];
        return place == 0 ? null : stamped[place - 1];
    }

    /** Its place, or the free one where it would be: half of them are free at least. */
    private int placeOf(String name, String subject) {
        int hash = (name.hashCode() * 31 + subject.hashCode()) * SPREAD;
        int at = (hash ^ (hash >>> 16)) & (places.length - 1);
        while (places[at] > 0 && !isOf(stamped[places[at] - 1], name, subject)) {
            at = (at + 1) & (places.length - 1);
        }
        return at;
    }

    private static boolean isOf(FeatureValue value, String name, String subject) {
        return value.getSubject().equals(subject) && value.getName().equals(name);
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
