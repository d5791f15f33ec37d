package org.claimscreener.engine.directive;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How long the law lets an order last, in calendar months of Asia/Shanghai: as many as one of {@code exactly}, or, when that
 * is empty, from {@code least} to {@code most}.
 *
 * @param least months; 0 = no least
 * @param most months; 0 = no most
 * @param mayBeOpen it may last until it is lifted
 */
record Term(int least, int most, List<Integer> exactly, boolean mayBeOpen) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Term months(int least, int most) {
        return new Term(least, most, List.of(), false);
    }

    static Term exactly(Integer... months) {
        return new Term(0, 0, List.of(months), false);
    }

    /** Of any length, but not for ever. */
    static Term ending() {
        return new Term(0, 0, List.of(), false);
    }

    static Term open() {
        return new Term(0, 0, List.of(), true);
    }

    /** What is wrong with a term, for people; empty when it is allowed. Both instants are the order's own. */
    Optional<String> problem(Instant from, @Nullable Instant to) {
        if (to == null) {
            return mayBeOpen ? Optional.empty() : Optional.of("needs an end, so that it ends by itself; " + allowed());
        }
        if (!exactly.isEmpty()) {
            return exactly.stream().anyMatch(months -> end(from, months).equals(to))
                    ? Optional.empty()
                    : Optional.of(allowed());
        }
        boolean tooShort = least > 0 && to.isBefore(end(from, least));
        boolean tooLong = most > 0 && to.isAfter(end(from, most));
        return tooShort || tooLong ? Optional.of(allowed()) : Optional.empty();
    }

    private static Instant end(Instant from, int months) {
        return ZonedDateTime.ofInstant(from, ZONE).plusMonths(months).toInstant();
    }

    private String allowed() {
        if (!exactly.isEmpty()) {
            return "the term is "
                    + String.join(" or ", exactly.stream().map(Object::toString).toList()) + " months";
        }
        return most > 0 ? "the term is " + least + " to " + most + " months" : "any end will do";
    }
}
