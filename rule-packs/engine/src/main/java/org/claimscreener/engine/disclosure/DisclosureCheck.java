package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Whether the text of a disclosure agrees with itself, whoever wrote it. Stateless. */
public final class DisclosureCheck {
    private DisclosureCheck() {}

    /**
     * What was found.
     *
     * @param figures what the text says; empty when it cannot be read
     * @param problems for a person; none when all is well
     */
    public record Findings(Optional<PublicFigures> figures, List<String> problems) {
        public Findings {
            problems = List.copyOf(problems);
        }
    }

    /** Reads and checks a text. */
    public static Findings of(String text) {
        DisclosureReader.Read read;
        try {
            read = DisclosureReader.read(text);
        } catch (DisclosureReader.UnreadableException e) {
            return new Findings(Optional.empty(), List.of(String.valueOf(e.getMessage())));
        }
        PublicFigures figures = read.figures();
        List<String> problems = new ArrayList<>();
        String digest = DisclosureText.digest(figures);
        if (!digest.equals(read.digest())) {
            problems.add("its digest is " + read.digest() + ", of its figures it is " + digest + ": it was changed");
        } else if (!DisclosureText.of(figures).equals(text)) {
            problems.add(
                    "it is not in the canonical form, or has a rate, a median or a region that its counts do not give");
        }
        heading(figures, problems);
        figures.regions().forEach(row -> row(row, Count.all(), problems));
        figures.rules().forEach(row -> row(row, Count.ofRules(), problems));
        totals(figures.regions(), problems);
        return new Findings(Optional.of(figures), problems);
    }

    private static void heading(PublicFigures figures, List<String> problems) {
        if (figures.edition() < 1) {
            problems.add("editions are numbered from 1");
        }
        if (figures.edition() > 1 == figures.reason().isBlank()
                || figures.reason().length() > PublicFigures.MAX_REASON_LENGTH) {
            problems.add("a later edition has a reason of at most " + PublicFigures.MAX_REASON_LENGTH
                    + " characters, the first has none");
        }
        if (figures.asOf().isBefore(MonthFold.end(figures.month()))) {
            problems.add("it was made before the month was over");
        }
    }

    private static void row(PublicFigures.Row row, List<Count> columns, List<String> problems) {
        for (Count count : columns) {
            OptionalLong number = row.of(count);
            if (number.orElse(0) > 0 && number.orElse(0) < Suppression.SMALLEST_SHOWN) {
                problems.add(
                        row.code() + ": " + count.key() + " is below " + Suppression.SMALLEST_SHOWN + " and shown");
            }
            boolean hasMoney = row.moneyFen().containsKey(count);
            if (hasMoney != (count.moneyKey().isPresent() && number.isPresent())) {
                problems.add(row.code() + ": " + count.key() + " and its money are not both shown, or both not");
            }
            sum(
                    row.code() + ": " + count.key(),
                    number,
                    count.parts().stream().map(row::of).toList(),
                    problems);
        }
        if (row.median().isPresent() != row.ended().orElse(0) > 0) {
            problems.add(row.code() + ": there is a median of nothing, or none of what is shown");
        }
    }

    private static void totals(List<PublicFigures.Row> regions, List<String> problems) {
        Map<String, List<PublicFigures.Row>> parts = new HashMap<>();
        regions.forEach(row -> parts.computeIfAbsent(Region.parent(row.code()), none -> new ArrayList<>())
                .add(row));
        for (PublicFigures.Row row : regions) {
            List<PublicFigures.Row> within = parts.getOrDefault(row.code(), List.of());
            for (Count count : Count.all()) {
                String what = row.code() + ": the parts of " + count.key();
                sum(what, row.of(count), each(within, part -> part.of(count)), problems);
                if (count.moneyKey().isPresent()) {
                    sum(what + " in fen", fen(row, count), each(within, part -> fen(part, count)), problems);
                }
            }
        }
    }

    private static List<OptionalLong> each(
            List<PublicFigures.Row> rows, Function<PublicFigures.Row, OptionalLong> number) {
        return rows.stream().map(number).toList();
    }

    private static OptionalLong fen(PublicFigures.Row row, Count count) {
        Long fen = row.moneyFen().get(count);
        return fen == null ? OptionalLong.empty() : OptionalLong.of(fen);
    }

    /** Where all is shown it must be the sum; where some is not, the rest must not be more. */
    private static void sum(String what, OptionalLong whole, List<OptionalLong> parts, List<String> problems) {
        if (parts.isEmpty() || whole.isEmpty()) {
            return;
        }
        long shown = parts.stream().mapToLong(part -> part.orElse(0)).sum();
        boolean all = parts.stream().allMatch(OptionalLong::isPresent);
        if (all ? shown != whole.getAsLong() : shown > whole.getAsLong()) {
            problems.add(what + " come to " + shown + " and the whole is " + whole.getAsLong());
        }
    }
}
