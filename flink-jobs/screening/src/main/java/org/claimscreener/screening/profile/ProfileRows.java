package org.claimscreener.screening.profile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.profile.Cells;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.screening.record.ProfileKey;
import org.claimscreener.screening.record.ProfileRowState;

/** The stored form (version 1) of a profile's rows. Stateless. */
final class ProfileRows {
    private ProfileRows() {}

    static ProfileKey stored(RowKey key) {
        return new ProfileKey(position(key.kind()), key.subject(), key.feature(), key.member(), key.pane());
    }

    static RowKey loaded(Scale scale, ProfileKey key) {
        for (RowKey.Kind kind : RowKey.Kind.values()) {
            if (position(kind) == key.getKind()) {
                return new RowKey(scale, kind, key.getSubject(), key.getFeature(), key.getMember(), key.getPane());
            }
        }
        throw new IllegalArgumentException("no kind of row has position " + key.getKind());
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
            return cells(totals.newest(), totals.panes(), totals.cells());
        } else if (row instanceof Row.Pane pane) {
            return cells(0, 0, pane.cells());
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

    private static ProfileRowState cells(long pane, long count, Cells cells) {
        return new ProfileRowState(pane, count, cells.numbers(), cells.sizes(), cells.values(), nothing());
    }

    private static ByteBuffer nothing() {
        return ByteBuffer.allocate(0);
    }

    static Row loaded(RowKey.Kind kind, ProfileRowState state) {
        return switch (kind) {
            case TOTALS -> new Row.Totals(state.getPane(), state.getCount(), cells(state));
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
