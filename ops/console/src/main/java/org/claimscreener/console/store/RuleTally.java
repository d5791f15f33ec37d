package org.claimscreener.console.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.claimscreener.console.view.RulePerformance;

/**
 * What came of the findings of rules: seven numbers of each rule, and how many of its holds ended, by class of duration.
 * Packed, all of it is one text of a row, so that many rules and classes of a subject's day cost one row and not
 * hundreds: of each rule, in the alphabet's order, {@code <length of the code>:<code>}, then {@code  <place>:<number>}
 * for each number that is not 0, then a line feed. Not thread-safe.
 */
final class RuleTally {
    static final int HOLDS = 0;
    static final int OPEN = 1;
    static final int CONFIRMED = 2;
    static final int OVERTURNED = 3;
    static final int HELD_FEN = 4;
    static final int DEDUCTED_FEN = 5;
    static final int RELEASED_FEN = 6;

    /** Place of the first class of duration. */
    static final int DURATIONS = 7;

    private final Map<String, long[]> byRule = new HashMap<>();

    /**
     * Adds to a number.
     *
     * @throws ArithmeticException when the sum does not fit into a long
     */
    void add(String rule, int place, long number) {
        long[] numbers = numbers(rule);
        if (place >= numbers.length) {
            numbers = Arrays.copyOf(numbers, place + 1);
            byRule.put(rule, numbers);
        }
        numbers[place] = Math.addExact(numbers[place], number);
    }

    private long[] numbers(String rule) {
        return byRule.computeIfAbsent(rule, any -> new long[DURATIONS]);
    }

    /**
     * Adds what has been packed.
     *
     * @throws IllegalStateException if it cannot be read: it was packed by this class
     */
    void add(String packed) {
        new Reader(packed).addAll();
    }

    /** The same sums give the same text, whatever was packed and read on the way. */
    String packed() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(byRule).forEach((rule, numbers) -> {
            text.append(rule.length()).append(':').append(rule);
            for (int place = 0; place < numbers.length; place++) {
                if (numbers[place] != 0) {
                    text.append(' ').append(place).append(':').append(numbers[place]);
                }
            }
            text.append('\n');
        });
        return text.toString();
    }

    Set<String> rules() {
        return Set.copyOf(byRule.keySet());
    }

    /** 0 of a rule that is not in it. */
    long of(String rule, int place) {
        long[] numbers = byRule.getOrDefault(rule, new long[0]);
        return place < numbers.length ? numbers[place] : 0;
    }

    /** From opening to end; -1 when no hold of the rule has ended. */
    double medianHours(String rule) {
        long[] numbers = byRule.getOrDefault(rule, new long[DURATIONS]);
        return DurationClass.medianHours(Arrays.copyOfRange(numbers, DURATIONS, numbers.length));
    }

    RulePerformance performance(String rule, String name, String pack) {
        return new RulePerformance(
                rule,
                name,
                pack,
                of(rule, HOLDS),
                of(rule, OPEN),
                of(rule, CONFIRMED),
                of(rule, OVERTURNED),
                of(rule, HELD_FEN),
                of(rule, DEDUCTED_FEN),
                of(rule, RELEASED_FEN),
                medianHours(rule));
    }

    /** Reads a packed text once, from its beginning. */
    private final class Reader {
        private static final long RADIX = 10;

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private void addAll() {
            while (at < text.length()) {
                long length = numberBefore(':');
                if (length < 0 || length > text.length() - at) {
                    throw broken();
                }
                String rule = text.substring(at, at + (int) length);
                at += (int) length;
                addNumbers(rule);
            }
        }

        private void addNumbers(String rule) {
            numbers(rule);
            while (next() == ' ') {
                long place = numberBefore(':');
                if (place < 0 || place > DURATIONS + DurationClass.LAST) {
                    throw broken();
                }
                add(rule, (int) place, number());
            }
            if (text.charAt(at - 1) != '\n') {
                throw broken();
            }
        }

        private long numberBefore(char mark) {
            long number = number();
            if (next() != mark) {
                throw broken();
            }
            return number;
        }

        /** Digit by digit, for a page adds up a hundred thousand of them; below 0, where there is room for one more. */
        private long number() {
            boolean negative = at < text.length() && text.charAt(at) == '-';
            if (negative) {
                at++;
            }
            int begin = at;
            long number = 0;
            try {
                while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    number = Math.subtractExact(Math.multiplyExact(number, RADIX), text.charAt(at) - '0');
                    at++;
                }
                if (at == begin) {
                    throw broken();
                }
                return negative ? number : Math.negateExact(number);
            } catch (ArithmeticException e) {
                throw broken();
            }
        }

        private char next() {
            if (at >= text.length()) {
                throw broken();
            }
            return text.charAt(at++);
        }

        private IllegalStateException broken() {
            return new IllegalStateException(
                    "Sums of rules in the projection are unreadable at character " + at + "; rebuild the projection");
        }
    }
}
