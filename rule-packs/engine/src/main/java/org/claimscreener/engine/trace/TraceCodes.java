package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;

/** The trace codes that a settlement is paid for. Stateless, thread-safe. */
public final class TraceCodes {
    /** Different codes of one settlement that are looked up; what stands behind them is not. A long stay has fewer. */
    public static final int MAX_CODES = 500;

    /** Shorter texts stand in for a code that is not known; the shortest code in use has 20 characters. */
    static final int MIN_LENGTH = 10;

    /** drug_trac_codg is c100. */
    static final int MAX_LENGTH = 100;

    private TraceCodes() {}

    /**
     * The codes by line and in the line's order, each once a line. Not among them: those of opened packs, which come again
     * rightly; texts that are no codes; and packs that the bill itself takes back.
     */
    public static List<CodeOnLine> of(Settlement settlement) {
        if (settlement.getFeeLines().stream()
                .allMatch(line -> line.getTraceCodes().isEmpty())) {
            return List.of();
        }
        Map<String, Returned> returned = returned(settlement.getFeeLines());
        List<CodeOnLine> codes = new ArrayList<>();
        Set<String> different = new HashSet<>();
        for (int i = 0; i < settlement.getFeeLines().size(); i++) {
            FeeLine line = settlement.getFeeLines().get(i);
            for (String code : sold(line, returned.getOrDefault(line.getLineId(), Returned.NOTHING))) {
                if (different.contains(code) || different.size() < MAX_CODES) {
                    different.add(code);
                    codes.add(new CodeOnLine(i, code));
                }
            }
        }
        return codes;
    }

    /** What lines of the same bill take back of a line. */
    private record Returned(long quantityE4, Set<String> codes) {
        private static final Returned NOTHING = new Returned(0, Set.of());

        private Returned plus(FeeLine line) {
            Set<String> all = new HashSet<>(codes);
            line.getTraceCodes().forEach(code -> all.add(code.strip()));
            return new Returned(quantityE4 + line.getQuantityE4(), all);
        }
    }

    private static Map<String, Returned> returned(List<FeeLine> lines) {
        Map<String, Returned> returned = new HashMap<>();
        for (FeeLine line : lines) {
            String target = line.getTakesBackLineId();
            if (target != null) {
                returned.put(
                        target, returned.getOrDefault(target, Returned.NOTHING).plus(line));
            }
        }
        return returned;
    }

    /** Where some of several packs went back and nobody says which, all of them count as sold. */
    private static List<String> sold(FeeLine line, Returned returned) {
        if (line.getSplitPack()
                || line.getTakesBackLineId() != null
                || line.getQuantityE4() + returned.quantityE4() <= 0) {
            return List.of();
        }
        List<String> sold = new ArrayList<>();
        for (String text : line.getTraceCodes()) {
            String code = text.strip();
            if (isCode(code) && !returned.codes().contains(code) && !sold.contains(code)) {
                sold.add(code);
            }
        }
        return sold;
    }

    /** Missing is not zero: a blank or a row of one character stands for no pack, and all such must not be one pack. */
    private static boolean isCode(String text) {
        return text.length() >= MIN_LENGTH
                && text.length() <= MAX_LENGTH
                && text.chars().anyMatch(c -> c != text.charAt(0));
    }
}
