package org.claimscreener.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.console.view.PublicMonth;
import org.claimscreener.console.view.PublicRow;

/** Published months for pages. */
final class TestMonths {
    private static final Instant PUBLISHED = Instant.parse("2026-11-05T02:00:00Z");
    private static final PublicEdition OCTOBER =
            new PublicEdition("2026-10", 2, "Later appeals <b>2026</b>", PUBLISHED, "ab".repeat(32));
    private static final PublicEdition SEPTEMBER =
            new PublicEdition("2026-09", 1, "", Instant.parse("2026-10-06T02:00:00Z"), "cd".repeat(32));

    private TestMonths() {}

    static List<PublicEdition> all() {
        return List.of(OCTOBER, SEPTEMBER);
    }

    static Optional<PublicMonth> month(String month) {
        return all().stream()
                .filter(edition -> edition.month().equals(month))
                .findFirst()
                .map(edition -> new PublicMonth(
                        edition,
                        PUBLISHED.minusSeconds(900),
                        List.of(
                                row("0000", "00", 30, 0, 0, 0, 0),
                                row("00", "all", 30, 0, 0, 0, 0),
                                row("4301", "43", 182_344, 1_930, 1_204, 512, 214),
                                row("4302", "43", 91_002, 840, 610, 120, 110),
                                hidden(row("4303", "43", 4_210, 31, 22, 0, 0), "wrongly_held", "unresolved"),
                                row("43", "all", 277_556, 2_801, 1_836, 640, 325),
                                row("4401", "44", 310_551, 2_117, 1_530, 402, 185),
                                row("44", "all", 310_551, 2_117, 1_530, 402, 185),
                                row("all", "", 588_137, 4_918, 3_366, 1_042, 510)),
                        edition.equals(SEPTEMBER)
                                ? List.of()
                                : List.of(
                                        rule("FP-01", "重复收费", row("FP-01", "", 0, 1_200, 902, 240, 58)),
                                        rule("301.1", "超医保限制性用药", row("301.1", "", 0, 2_311, 1_622, 502, 187))),
                        "{\"month\":\"" + month + "\"}\n"));
    }

    private static PublicRow row(
            String code, String partOf, long screened, long held, long confirmed, long wrongly, long unresolved) {
        Map<String, Long> numbers = new HashMap<>(Map.of(
                "screened", screened,
                "not_held", screened - held,
                "held", held,
                "held_fen", held * 123_456,
                "confirmed", confirmed,
                "recovered_fen", confirmed * 98_765,
                "wrongly_held", wrongly,
                "wrongly_held_fen", wrongly * 45_678,
                "unresolved", unresolved));
        numbers.put("overturned", wrongly / 4);
        return new PublicRow(
                code,
                "",
                partOf,
                numbers,
                held == 0 ? Optional.empty() : Optional.of(new PublicRow.Span(72, 168)),
                false);
    }

    private static PublicRow hidden(PublicRow row, String... keys) {
        Map<String, Long> numbers = new HashMap<>(row.numbers());
        Stream.of(keys).forEach(key -> {
            numbers.remove(key);
            numbers.remove(key + "_fen");
        });
        return new PublicRow(row.code(), row.name(), row.partOf(), numbers, Optional.empty(), true);
    }

    private static PublicRow rule(String code, String name, PublicRow row) {
        Map<String, Long> numbers = new HashMap<>(row.numbers());
        numbers.put("overturned_bp", 1_250L);
        return new PublicRow(code, name, "", numbers, Optional.of(new PublicRow.Span(1_440, 0)), false);
    }
}
