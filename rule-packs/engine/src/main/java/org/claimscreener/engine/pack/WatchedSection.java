package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.claimscreener.engine.pack.WatchedRow.Ground;
import org.claimscreener.engine.standing.StandingLimits;

/** Reads a parameter's values for those under watch. Not thread-safe; made anew for each list. */
final class WatchedSection {
    static final String KEY = "watched";
    static final int MOST_ROWS = 12;
    static final int MOST_GRADES = 20;
    static final int LONGEST_GRADE = 20;
    private static final String VALUE = "value";
    private static final int HIGHEST_LEVEL = 3;
    private static final List<String> GROUNDS =
            Stream.of(Ground.values()).map(Ground::key).toList();
    private static final List<String> KEYS =
            Stream.concat(GROUNDS.stream(), Stream.of(VALUE)).toList();

    private final long min;
    private final long max;
    private final long usual;
    private final List<WatchedRow> rows = new ArrayList<>();
    private final Set<String> gradesSeen = new HashSet<>();

    private WatchedSection(long min, long max, long usual) {
        this.min = min;
        this.max = max;
        this.usual = usual;
    }

    /**
     * The rows under {@code watched}; none when it is not there.
     *
     * @param holder of the list: a parameter or one of its overlays
     * @param usual the holder's value
     */
    static List<WatchedRow> read(YamlFields holder, long min, long max, long usual) {
        WatchedSection section = new WatchedSection(min, max, usual);
        List<YamlFields> written = holder.sections(KEY, KEYS);
        if (written.size() > MOST_ROWS) {
            holder.problem(KEY, "'watched' has " + written.size() + " rows", "keep it to " + MOST_ROWS);
        }
        written.stream().limit(MOST_ROWS).forEach(section::row);
        section.lastRowChangesSomething(written);
        return section.rows;
    }

    private void row(YamlFields fields) {
        List<Ground> grounds =
                Stream.of(Ground.values()).filter(one -> fields.has(one.key())).toList();
        long value = fields.number(VALUE, min, max);
        if (grounds.size() != 1) {
            fields.problem(
                    grounds.isEmpty() ? VALUE : grounds.get(1).key(),
                    "a watched row goes by " + (grounds.isEmpty() ? "nothing" : "several things at once"),
                    "give each row one of " + String.join(", ", GROUNDS));
            return;
        }
        Ground ground = grounds.get(0);
        rows.add(
                switch (ground) {
                    case GRADE -> new WatchedRow(ground, grades(fields), 0, value);
                    case POINTS -> atLeast(fields, ground, StandingLimits.MAX_POINTS, value);
                    case SCRUTINY -> atLeast(fields, ground, HIGHEST_LEVEL, value);
                });
    }

    private List<String> grades(YamlFields fields) {
        String key = Ground.GRADE.key();
        List<String> grades = fields.texts(key);
        if (grades.size() > MOST_GRADES) {
            fields.problem(key, "a watched row has " + grades.size() + " grades", "keep it to " + MOST_GRADES);
        }
        for (String grade : grades) {
            if (grade.length() > LONGEST_GRADE) {
                fields.problem(key, "grade '" + grade + "' is too long", "keep it to " + LONGEST_GRADE + " characters");
            }
            if (!gradesSeen.add(grade)) {
                fields.problem(
                        key, "grade '" + grade + "' stands twice", "the first row that is met holds: remove one");
            }
        }
        return grades;
    }

    /** Of points and levels more is graver: a row behind a lower one is never reached, and must not go further than a graver one. */
    private WatchedRow atLeast(YamlFields fields, Ground ground, long most, long value) {
        long least = fields.number(ground.key(), 1, most);
        List<WatchedRow> earlier =
                rows.stream().filter(one -> one.ground() == ground).toList();
        String own = ground.key() + " " + least;
        earlier.stream()
                .filter(one -> one.least() <= least)
                .findFirst()
                .ifPresent(one -> fields.problem(
                        ground.key(),
                        own + " stands behind " + ground.key() + " " + one.least() + " and is never reached",
                        "write the highest first, each once"));
        earlier.stream()
                .filter(one -> one.least() > least && goesFurther(value, one.value()))
                .findFirst()
                .ifPresent(one -> fields.problem(
                        VALUE,
                        own + " moves " + usual + " to " + value + ", and " + ground.key() + " " + one.least()
                                + " only to " + one.value(),
                        "the graver must go as far, and the same way"));
        return new WatchedRow(ground, List.of(), least, value);
    }

    private boolean goesFurther(long milder, long graver) {
        return milder > usual ? graver < milder : milder < usual && graver > milder;
    }

    /** A row may keep the usual value to shield from the rows behind it; behind the last there is none. */
    private void lastRowChangesSomething(List<YamlFields> written) {
        if (!rows.isEmpty()
                && rows.size() == written.size()
                && rows.get(rows.size() - 1).value() == usual) {
            written.get(written.size() - 1)
                    .problem(VALUE, "the last watched row says " + usual + ", as if nobody were watched", "remove it");
        }
    }
}
