package org.claimscreener.screening.profile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.profile.Cells;
import org.claimscreener.engine.profile.Occupied;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.screening.record.ProfileRowState;

/** The stored form (version 1) of a profile's rows. Stateless. */
final class ProfileRows {
    private static final int BITS = 7;
    private static final int LOW_BITS = 127;

    // The first character: kind, then a bit for each number that follows.
    private static final int KIND = 16;
    private static final int SUBJECT = 8;
    private static final int FEATURE = 4;
    private static final int MEMBER = 2;
    private static final int PANE = 1;

    private static final int HASH_CHARACTERS = 8;

    /** 16,383 features, counting each time that one is declared anew. */
    private static final int FEATURE_CHARACTERS = 2;

    /** Panes of ten seconds for a thousand years. */
    private static final int PANE_CHARACTERS = 5;

    private static final int MOST_CHARACTERS = 24;

    private ProfileRows() {}

    /**
     * The key within its scale, version 1: 7 bits a character, for Flink writes these in a byte each. The first says the
     * kind and which numbers follow, a number that is 0 is left out.
     */
    static String stored(RowKey key) {
        int present = (key.subject() == 0 ? 0 : SUBJECT)
                | (key.feature() == 0 ? 0 : FEATURE)
                | (key.member() == 0 ? 0 : MEMBER)
                | (key.pane() == 0 ? 0 : PANE);
        StringBuilder text = new StringBuilder(MOST_CHARACTERS);
        text.append((char) (position(key.kind()) * KIND | present));
        append(text, key.subject(), HASH_CHARACTERS);
        append(text, key.feature(), FEATURE_CHARACTERS);
        append(text, key.member(), HASH_CHARACTERS);
        append(text, key.pane(), PANE_CHARACTERS);
        return text.toString();
    }

    private static void append(StringBuilder text, long number, int characters) {
        if (number == 0) {
            return;
        }
        if (number < 0 || number >>> (BITS * characters) != 0) {
            throw new IllegalArgumentException(number + " does not fit " + characters + " characters of a row's key");
        }
        for (int i = characters - 1; i >= 0; i--) {
            text.append((char) (number >>> (BITS * i) & LOW_BITS));
        }
    }

    /** The key again. */
    static RowKey loaded(Scale scale, String stored) {
        int present = stored.charAt(0) % KIND;
        int subject = 1;
        int feature = subject + ((present & SUBJECT) == 0 ? 0 : HASH_CHARACTERS);
        int member = feature + ((present & FEATURE) == 0 ? 0 : FEATURE_CHARACTERS);
        int pane = member + ((present & MEMBER) == 0 ? 0 : HASH_CHARACTERS);
        return new RowKey(
                scale,
                kind(stored.charAt(0) / KIND),
                number(stored, subject, feature),
                Math.toIntExact(number(stored, feature, member)),
                number(stored, member, pane),
                number(stored, pane, stored.length()));
    }

    private static long number(String stored, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << BITS | stored.charAt(i);
        }
        return number;
    }

    private static RowKey.Kind kind(int position) {
        for (RowKey.Kind kind : RowKey.Kind.values()) {
            if (position(kind) == position) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of row has position " + position);
    }

    private static int position(RowKey.Kind kind) {
        return switch (kind) {
            case TOTALS -> 0;
            case PANE -> 1;
            case MEMBERS -> 2;
            case LINK -> 3;
            case SKETCH -> 4;
            case SKETCHED_BEFORE -> 5;
        };
    }

    static ProfileRowState stored(Row row) {
        if (row instanceof Row.Totals totals) {
            return cells(
                    totals.newest(),
                    totals.panes(),
                    totals.cells(),
                    totals.occupied().stored());
        } else if (row instanceof Row.Pane pane) {
            return cells(0, 0, pane.cells(), nothing());
        } else if (row instanceof Row.Members members) {
            List<Long> values = new ArrayList<>(2 * members.latest().size());
            members.latest().forEach((member, latest) -> {
                values.add(member);
                values.add(latest);
            });
            return new ProfileRowState(0L, 0L, List.of(), List.of(), values, nothing());
        } else if (row instanceof Row.Link link) {
            return new ProfileRowState(link.before(), link.count(), List.of(), List.of(), List.of(), nothing());
        }
        Row.Sketched sketched = (Row.Sketched) row;
        return new ProfileRowState(
                sketched.pane(),
                0L,
                List.of(),
                List.of(),
                List.of(),
                sketched.bytes().duplicate());
    }

    private static ProfileRowState cells(long pane, long count, Cells cells, ByteBuffer occupied) {
        return new ProfileRowState(pane, count, cells.numbers(), cells.sizes(), cells.values(), occupied);
    }

    private static ByteBuffer nothing() {
        return ByteBuffer.allocate(0);
    }

    static Row loaded(RowKey.Kind kind, ProfileRowState state) {
        return switch (kind) {
            case TOTALS ->
                new Row.Totals(state.getPane(), state.getCount(), cells(state), Occupied.of(state.getSketch()));
            case PANE -> new Row.Pane(cells(state));
            case MEMBERS -> new Row.Members(members(state.getValues()));
            case LINK -> new Row.Link(state.getCount(), state.getPane());
            case SKETCH, SKETCHED_BEFORE -> new Row.Sketched(state.getPane(), state.getSketch());
        };
    }

    private static Cells cells(ProfileRowState state) {
        return Cells.of(state.getNumbers(), state.getSizes(), state.getValues());
    }

    private static SortedMap<Long, Long> members(List<Long> values) {
        SortedMap<Long, Long> latest = new TreeMap<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            latest.put(values.get(i), values.get(i + 1));
        }
        return latest;
    }
}
