package org.claimscreener.engine.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values of features in one row, by the features' numbers. A feature has one value or a few; zeros at the end are not
 * kept, and a feature that has only zeros is not in the row. Immutable, thread-safe.
 */
public final class Cells {
    public static final Cells EMPTY = new Cells(new int[0], new long[0][]);

    private static final long[] NONE = {};

    private final int[] numbers;
    private final long[][] values;

    private Cells(int[] numbers, long[][] values) {
        this.numbers = numbers;
        this.values = values;
    }

    /**
     * From the form in which they are stored.
     *
     * @param numbers ascending
     * @param sizes how many values each has; empty where each has one
     * @throws IllegalArgumentException when the lists do not fit each other
     */
    public static Cells of(List<Integer> numbers, List<Integer> sizes, List<Long> all) {
        if (!sizes.isEmpty() && sizes.size() != numbers.size()) {
            throw new IllegalArgumentException(numbers.size() + " features with " + sizes.size() + " sizes");
        }
        int[] ids = new int[numbers.size()];
        long[][] values = new long[ids.length][];
        int next = 0;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = numbers.get(i);
            values[i] = new long[sizes.isEmpty() ? 1 : sizes.get(i)];
            for (int k = 0; k < values[i].length; k++) {
                values[i][k] = all.get(next++);
            }
        }
        return new Cells(ids, values);
    }

    /** The features' numbers, ascending. */
    public List<Integer> numbers() {
        List<Integer> all = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            all.add(number);
        }
        return all;
    }

    /** How many values each feature has; empty where each has one. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(numbers.length);
        boolean single = true;
        for (long[] of : values) {
            sizes.add(of.length);
            single &= of.length == 1;
        }
        return single ? List.of() : sizes;
    }

    /** The values of all features, one after the other. */
    public List<Long> values() {
        List<Long> all = new ArrayList<>(numbers.length);
        for (long[] of : values) {
            for (long value : of) {
                all.add(value);
            }
        }
        return all;
    }

    public boolean isEmpty() {
        return numbers.length == 0;
    }

    /** The feature's value at a place, 0 where there is none. */
    long get(int number, int place) {
        long[] of = of(number);
        return place < of.length ? of[place] : 0;
    }

    /** The feature's values, without zeros at the end; not to be changed. */
    long[] of(int number) {
        int at = Arrays.binarySearch(numbers, number);
        return at < 0 ? NONE : values[at];
    }

    /** The same with these values of a feature. */
    Cells with(int number, long[] changed) {
        int length = changed.length;
        while (length > 0 && changed[length - 1] == 0) {
            length--;
        }
        int at = Arrays.binarySearch(numbers, number);
        if (length == 0) {
            return at < 0 ? this : without(at);
        }
        long[] kept = Arrays.copyOf(changed, length);
        if (at >= 0) {
            long[][] same = values.clone();
            same[at] = kept;
            return new Cells(numbers, same);
        }
        int place = -at - 1;
        int[] ids = new int[numbers.length + 1];
        long[][] more = new long[ids.length][];
        System.arraycopy(numbers, 0, ids, 0, place);
        System.arraycopy(values, 0, more, 0, place);
        ids[place] = number;
        more[place] = kept;
        System.arraycopy(numbers, place, ids, place + 1, numbers.length - place);
        System.arraycopy(values, place, more, place + 1, numbers.length - place);
        return new Cells(ids, more);
    }

    private Cells without(int at) {
        int[] ids = new int[numbers.length - 1];
        long[][] fewer = new long[ids.length][];
        System.arraycopy(numbers, 0, ids, 0, at);
        System.arraycopy(values, 0, fewer, 0, at);
        System.arraycopy(numbers, at + 1, ids, at, ids.length - at);
        System.arraycopy(values, at + 1, fewer, at, ids.length - at);
        return new Cells(ids, fewer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells cells
                && Arrays.equals(numbers, cells.numbers)
                && Arrays.deepEquals(values, cells.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : ", ").append(numbers[i]).append('=').append(Arrays.toString(values[i]));
        }
        return text.append('}').toString();
    }
}
