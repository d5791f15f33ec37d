package org.claimscreener.screening.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfScreening;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Finding;

import io.micrometer.core.instrument.Counter;

/** Counts what decisions rest on: rules that hit, features as good as they were. Thread-safe. */
final class DecisionContents {
    private static final long SHORT_MS = TimeUnit.DAYS.toMillis(30);

    /** Codes beyond it are counted together. */
    private static final int MOST_RULES = 299;

    private final Meters meters;
    private final Map<String, Counter> rules = new ConcurrentHashMap<>();
    private final Counter otherRules;
    private final Map<FeatureQuality, Counter> features = new EnumMap<>(FeatureQuality.class);
    private final Counter shortCoverage;

    DecisionContents(Meters meters) {
        this.meters = meters;
        otherRules = meters.counter(OfScreening.RULE_HITS, Meters.OTHER);
        for (FeatureQuality quality : FeatureQuality.values()) {
            features.put(quality, meters.counter(OfScreening.FEATURES, quality.name()));
        }
        shortCoverage = meters.counter(OfScreening.FEATURES_SHORT);
    }

    void count(Decision decision) {
        countRules(decision.getFindings());
        long since = decision.getReceivedAt().toEpochMilli() - SHORT_MS;
        for (FeatureValue feature : decision.getFeatures()) {
            Counter counter = features.get(feature.getQuality());
            if (counter != null) {
                counter.increment();
            }
            if (feature.getCoverageSince().toEpochMilli() > since) {
                shortCoverage.increment();
            }
        }
    }

    private void countRules(List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.getConsequence() != Consequence.NOTE && isFirstOfItsRule(findings, i)) {
                ofRule(finding.getRuleCode()).increment();
            }
        }
    }

    private static boolean isFirstOfItsRule(List<Finding> findings, int index) {
        String code = findings.get(index).getRuleCode();
        for (int i = 0; i < index; i++) {
            Finding earlier = findings.get(i);
            if (earlier.getConsequence() != Consequence.NOTE
                    && earlier.getRuleCode().equals(code)) {
                return false;
            }
        }
        return true;
    }

    private Counter ofRule(String code) {
        Counter known = rules.get(code);
        if (known != null) {
            return known;
        }
        if (rules.size() >= MOST_RULES) {
            return otherRules;
        }
        return rules.computeIfAbsent(code, rule -> meters.counter(OfScreening.RULE_HITS, rule));
    }
}
