package org.claimscreener.peers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.engine.profile.Cells;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.engine.profile.Touch;

/** The stored form of an institution's profile, as compact as the Flink job's. Stateless. */
final class ProfileBytes {
    private static final List<Scale> SCALES = Arrays.asList(Scale.values());
    private static final List<RowKey.Kind> KINDS = Arrays.asList(RowKey.Kind.values());

    private ProfileBytes() {}

    static byte[] of(RowKey key) {
        return new BytesOut()
                .number(SCALES.indexOf(key.scale()))
                .number(KINDS.indexOf(key.kind()))
                .number(key.subject())
                .number(key.feature())
                .number(key.member())
                .number(key.pane())
                .done();
    }

    static byte[] of(Row row) {
        BytesOut out = new BytesOut();
        if (row instanceof Row.Totals totals) {
            return cells(out.number(totals.newest()).number(totals.panes()), totals.cells());
        } else if (row instanceof Row.Pane pane) {
            return cells(out, pane.cells());
        } else if (row instanceof Row.Members members) {
            return out.numbers(members.latest().keySet())
                    .numbers(members.latest().values())
                    .done();
        } else if (row instanceof Row.Link link) {
            return out.number(link.count()).number(link.before()).done();
        }
        Row.Sketched sketched = (Row.Sketched) row;
        return out.number(sketched.pane()).bytes(sketched.bytes()).done();
    }

    private static byte[] cells(BytesOut out, Cells cells) {
        return out.numbers(cells.numbers())
                .numbers(cells.sizes())
                .numbers(cells.values())
                .done();
    }

    static Row row(RowKey.Kind kind, BytesIn in) {
        return switch (kind) {
            case TOTALS -> new Row.Totals(in.number(), in.number(), cells(in));
            case PANE -> new Row.Pane(cells(in));
            case MEMBERS -> members(in.numbers(), in.numbers());
            case LINK -> new Row.Link(in.number(), in.number());
            case SKETCH, SKETCHED_BEFORE -> new Row.Sketched(in.number(), in.buffer());
        };
    }

    private static Cells cells(BytesIn in) {
        return Cells.of(integers(in.numbers()), integers(in.numbers()), in.numbers());
    }

    private static List<Integer> integers(List<Long> numbers) {
        return numbers.stream().map(Math::toIntExact).toList();
    }

    private static Row.Members members(List<Long> members, List<Long> latest) {
        TreeMap<Long, Long> byMember = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            byMember.put(members.get(i), latest.get(i));
        }
        return new Row.Members(byMember);
    }

    static byte[] of(Contribution contribution) {
        BytesOut out = new BytesOut()
                .number(contribution.digestHigh())
                .number(contribution.digestLow())
                .number(contribution.settledAt().toEpochMilli())
                .numbers(contribution.lines())
                .flag(contribution.withdrawn());
        // A subject is written once, however many features count it.
        Map<Long, Integer> subjects = new LinkedHashMap<>();
        for (List<Touch> touches : List.of(contribution.touches(), contribution.withdrawals())) {
            touches.forEach(touch -> subjects.putIfAbsent(touch.subject(), subjects.size()));
        }
        out.numbers(subjects.keySet());
        for (List<Touch> touches : List.of(contribution.touches(), contribution.withdrawals())) {
            out.number(touches.size());
            for (Touch touch : touches) {
                out.number(touch.line())
                        .number(touch.feature())
                        .number(subjects.getOrDefault(touch.subject(), 0))
                        .number(touch.amount())
                        .flag(touch.counted());
            }
        }
        return out.done();
    }

    static Contribution contribution(BytesIn in) {
        long high = in.number();
        long low = in.number();
        Instant settledAt = Instant.ofEpochMilli(in.number());
        List<Long> lines = in.numbers();
        boolean withdrawn = in.flag();
        List<Long> subjects = in.numbers();
        return new Contribution(high, low, settledAt, lines, touches(in, subjects), touches(in, subjects), withdrawn);
    }

    private static List<Touch> touches(BytesIn in, List<Long> subjects) {
        int count = in.small();
        List<Touch> touches = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            touches.add(new Touch(in.small(), in.small(), subjects.get(in.small()), in.number(), in.flag()));
        }
        return touches;
    }

    static byte[] of(Coverage coverage) {
        BytesOut out = new BytesOut()
                .number(coverage.since().toEpochMilli())
                .number(coverage.newestHour().toEpochMilli())
                .number(coverage.features().size());
        for (Coverage.Kept kept : coverage.features()) {
            out.number(kept.definition()).number(kept.since().toEpochMilli()).flag(kept.folded());
        }
        return out.done();
    }

    static Coverage coverage(BytesIn in) {
        Instant since = Instant.ofEpochMilli(in.number());
        Instant newestHour = Instant.ofEpochMilli(in.number());
        int count = in.small();
        List<Coverage.Kept> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            features.add(new Coverage.Kept(in.small(), Instant.ofEpochMilli(in.number()), in.flag()));
        }
        return new Coverage(since, newestHour, features);
    }
}
