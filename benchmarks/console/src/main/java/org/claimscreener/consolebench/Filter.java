package org.claimscreener.consolebench;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.wire.record.HoldStage;

/** Builds a queue's filter; what is not said does not narrow. Not thread-safe. */
final class Filter {
    private Optional<String> region = Optional.empty();
    private Optional<String> institution = Optional.empty();
    private Optional<String> rule = Optional.empty();
    private OptionalInt severity = OptionalInt.empty();
    private Set<HoldStage> stages = Set.of();
    private Optional<String> mine = Optional.empty();
    private boolean unclaimed;
    private Optional<Instant> due = Optional.empty();
    private long least;
    private HoldSort sort = HoldSort.DEADLINE;
    private Optional<String> after = Optional.empty();

    Filter region(String beginning) {
        region = Optional.of(beginning);
        return this;
    }

    Filter institution(String id) {
        institution = Optional.of(id);
        return this;
    }

    Filter rule(String code) {
        rule = Optional.of(code);
        return this;
    }

    Filter severity(int grade) {
        severity = OptionalInt.of(grade);
        return this;
    }

    Filter stage(HoldStage stage) {
        stages = Set.of(stage);
        return this;
    }

    Filter mine(String actor) {
        mine = Optional.of(actor);
        return this;
    }

    Filter unclaimed() {
        unclaimed = true;
        return this;
    }

    Filter due(Instant before) {
        due = Optional.of(before);
        return this;
    }

    Filter least(long fen) {
        least = fen;
        return this;
    }

    Filter sort(HoldSort order) {
        sort = order;
        return this;
    }

    Filter after(Optional<String> token) {
        after = token;
        return this;
    }

    QueueFilter build() {
        return new QueueFilter(
                region, institution, rule, severity, stages, mine, unclaimed, due, least, sort, after, 50);
    }
}
