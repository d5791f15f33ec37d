package org.claimscreener.screening.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.claimscreener.engine.profile.Cells;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.Occupied;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.engine.profile.Touch;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.ProfileRowState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileRowsTest {
    private static final Cells CELLS =
            Cells.of(List.of(0, 3, 200), List.of(1, 3, 1), List.of(-5L, 1L, 2L, 3L, 1L << 60));

    @Test
    void readsEveryKindOfRowAsItWasStored() throws IOException {
        Map<RowKey.Kind, Row> rows = Map.of(
                RowKey.Kind.TOTALS, new Row.Totals(178_946_252, 12, CELLS, Occupied.UNKNOWN),
                RowKey.Kind.PANE, new Row.Pane(Cells.of(List.of(0, 1), List.of(), List.of(7L, 8L))),
                RowKey.Kind.MEMBERS, new Row.Members(new TreeMap<>(Map.of(5L, 497_072L, 1L << 54, 497_071L))),
                RowKey.Kind.LINK, new Row.Link(3, 497_070),
                RowKey.Kind.SKETCH, new Row.Sketched(0, ByteBuffer.wrap(new byte[] {1, 2, 3})),
                RowKey.Kind.SKETCHED_BEFORE, new Row.Sketched(497_072, ByteBuffer.wrap(new byte[] {4})));
        assertThat(rows).containsOnlyKeys(RowKey.Kind.values());
        for (Map.Entry<RowKey.Kind, Row> entry : rows.entrySet()) {
            var stored = throughBytes(ProfileRowState.getClassSchema(), ProfileRows.stored(entry.getValue()));
            assertThat(ProfileRows.loaded(entry.getKey(), stored)).isEqualTo(entry.getValue());
        }
    }

    @Test
    void tellsKeysApartByKindSubjectFeatureMemberAndPane() {
        RowKey base = new RowKey(Scale.HOUR, RowKey.Kind.LINK, 1, 2, 3, 4);
        List<String> keys = List.of(
                ProfileRows.stored(base),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.SKETCH, 1, 2, 3, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 9, 2, 3, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 1, 9, 3, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 1, 2, 9, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 1, 2, 3, 9)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 0, 2, 3, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 3, 2, 0, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 1, 0, 3, 4)),
                ProfileRows.stored(new RowKey(Scale.HOUR, RowKey.Kind.LINK, 1, 2, 3, 0)));
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void readsContributionsAndCoverageAsTheyWereStored() throws IOException {
        Contribution contribution = new Contribution(
                Long.MIN_VALUE,
                17,
                Instant.parse("2026-09-07T02:00:00.123Z"),
                List.of(5L, -6L),
                List.of(
                        new Touch(Touch.SETTLEMENT, 0, 0, 1, true),
                        new Touch(1, 7, 99, -40, false),
                        new Touch(0, 7, 99, 3, true)),
                List.of(new Touch(Touch.SETTLEMENT, 4, 98, 1, true)),
                false);
        assertThat(Contributions.loaded(
                        throughBytes(ContributionState.getClassSchema(), Contributions.stored(contribution))))
                .isEqualTo(contribution);

        Coverage coverage = new Coverage(
                Instant.ofEpochMilli(5),
                Instant.ofEpochSecond(3_600),
                List.of(
                        new Coverage.Kept(-1, Coverage.Kept.EVER, false),
                        new Coverage.Kept(-1, Instant.ofEpochMilli(77), true)));
        assertThat(Contributions.loaded(throughBytes(CoverageState.getClassSchema(), Contributions.stored(coverage))))
                .isEqualTo(coverage);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() throws IOException {
        Packed<ProfileRowState> packed = new Packed<>(1, List.of(ProfileRowState.getClassSchema()));
        byte[] bytes = packed.pack(ProfileRows.stored(new Row.Link(3, 4)));
        bytes[0]++;

        assertThatThrownBy(() -> packed.unpack(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version");
        assertThatThrownBy(() -> packed.unpack(new byte[0])).isInstanceOf(IOException.class);
    }

    private static <T extends SpecificRecordBase> T throughBytes(Schema schema, T value) throws IOException {
        Packed<T> packed = new Packed<>(1, List.of(schema));
        return packed.unpack(packed.pack(value));
    }
}
