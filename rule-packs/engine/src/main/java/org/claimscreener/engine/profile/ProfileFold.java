package org.claimscreener.engine.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;

/**
 * Folds settlements into an institution's profile and takes them back. Windows are by the settlement's own time, so the
 * order of arrival does not matter within what {@link Series} keeps. Not thread-safe; holds no state of its own.
 */
public final class ProfileFold {
    /** A withdrawal within this time of settling counts as quick (domain: settle, refund within minutes, in loops). */
    public static final Duration QUICK_WITHDRAWAL = Duration.ofMinutes(30);

    private final List<FeatureDeclaration> features;

    /** The features of all packs, in any order. */
    public ProfileFold(List<FeatureDeclaration> features) {
        this.features = features.stream()
                .sorted(Comparator.comparing(FeatureDeclaration::name))
                .toList();
    }

    /** Adds the settlement to every feature that counts it. */
    public Contribution add(Settlement settlement, String contentDigest, SeriesStore store) {
        List<Touch> touches = new ArrayList<>();
        String bill = needsBill() ? billDigest(settlement.getFeeLines()) : "";
        for (FeatureDeclaration feature : features) {
            if (counts(feature, settlement)) {
                Touch touch = touch(feature, settlement, bill);
                store.put(touch.series(), store.get(touch.series()).plus(touch));
                touches.add(touch);
            }
        }
        return new Contribution(
                contentDigest, settlement.getPerson().getPatientId(), settlement.getSettledAt(), touches, false);
    }

    /** Takes a contribution back, and counts the withdrawal where a feature asks for quick ones. */
    public void takeBack(Contribution contribution, Instant withdrawnAt, SeriesStore store) {
        for (Touch touch : contribution.touches()) {
            store.put(touch.series(), store.get(touch.series()).minus(touch));
        }
        if (withdrawnAt.isAfter(contribution.settledAt().plus(QUICK_WITHDRAWAL))) {
            return;
        }
        for (FeatureDeclaration feature : features) {
            if (feature.aggregate() == FeatureDeclaration.Aggregate.COUNT_QUICK_WITHDRAWALS) {
                long pane = FeatureWindow.paneOf(contribution.settledAt(), feature.window());
                Touch touch = new Touch(feature.name(), pane, 1, Touch.NO_MEMBER);
                store.put(touch.series(), store.get(touch.series()).plus(touch));
            }
        }
    }

    /** The features as they stand at the settlement's own time; only those whose channels include its own. */
    public Map<String, Long> values(Settlement settlement, SeriesStore store) {
        Map<String, Long> values = new TreeMap<>();
        String bill = needsBill() ? billDigest(settlement.getFeeLines()) : "";
        for (FeatureDeclaration feature : features) {
            if (feature.channels().contains(settlement.getChannel())) {
                values.put(feature.name(), value(feature, settlement, bill, store));
            }
        }
        return values;
    }

    private static long value(FeatureDeclaration feature, Settlement settlement, String bill, SeriesStore store) {
        Series series = store.get(seriesKey(feature, bill));
        long newest = FeatureWindow.paneOf(settlement.getSettledAt(), feature.window());
        long oldest = newest - FeatureWindow.PANES + 1;
        return switch (feature.aggregate()) {
            case COUNT, SUM_FUND, COUNT_QUICK_WITHDRAWALS -> series.sum(oldest, newest);
            case DISTINCT_PATIENTS -> series.distinct(oldest, newest);
        };
    }

    /** Withdrawals are counted when they happen, not when something is settled. */
    private static boolean counts(FeatureDeclaration feature, Settlement settlement) {
        return feature.aggregate() != FeatureDeclaration.Aggregate.COUNT_QUICK_WITHDRAWALS
                && feature.channels().contains(settlement.getChannel());
    }

    private static Touch touch(FeatureDeclaration feature, Settlement settlement, String bill) {
        long pane = FeatureWindow.paneOf(settlement.getSettledAt(), feature.window());
        String series = seriesKey(feature, bill);
        return switch (feature.aggregate()) {
            case COUNT, COUNT_QUICK_WITHDRAWALS -> new Touch(series, pane, 1, Touch.NO_MEMBER);
            case SUM_FUND -> new Touch(series, pane, settlement.getAmounts().getFundFen(), Touch.NO_MEMBER);
            case DISTINCT_PATIENTS ->
                new Touch(series, pane, 1, hash(settlement.getPerson().getPatientId()));
        };
    }

    private boolean needsBill() {
        return features.stream().anyMatch(feature -> feature.key() == FeatureDeclaration.Key.INSTITUTION_BILL);
    }

    private static String seriesKey(FeatureDeclaration feature, String bill) {
        return switch (feature.key()) {
            case INSTITUTION -> feature.name();
            case INSTITUTION_BILL -> feature.name() + "|" + bill;
        };
    }

    /** The multiset of (item, quantity) on the bill, as 16 hex digits; the order of lines does not matter. */
    static String billDigest(List<FeeLine> lines) {
        String canonical = lines.stream()
                .map(line -> line.getItemCode() + "*" + line.getQuantityE4())
                .sorted()
                .collect(Collectors.joining("\n"));
        return HexFormat.of().toHexDigits(hash(canonical));
    }

    /** The first 64 bits of SHA-256, never {@link Touch#NO_MEMBER}. */
    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long hash = ByteBuffer.wrap(digest).getLong();
            return hash == Touch.NO_MEMBER ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
