package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.util.List;

import org.claimscreener.engine.money.Proportions;

/**
 * What rules about services, consumables and operations ask of the visit's lines. Items are named by the beginning of their
 * code; a whole code is such a beginning too. Only lines with a quantity count. Immutable, thread-safe.
 */
public record Charges(List<FeeLine> lines) {
    /** 00, chapter, section and running number; what follows are variants of one service and surcharges on it. */
    private static final int SERVICE_LENGTH = 11;

    private static final String OPERATIONS = "0033";
    private static final String ANAESTHESIA = "003301";

    private static final long ONE_E4 = 10_000;

    public Charges {
        lines = List.copyOf(lines);
    }

    /** Lines of the items that the fund pays for, in the settlement's order. */
    public List<FeeLine> claimedLinesOf(String itemPrefix) {
        return lines.stream().filter(line -> isClaimedOf(line, itemPrefix)).toList();
    }

    /** Is this the settlement's first line of the items that the fund pays for? */
    public boolean isFirstClaimedOf(String itemPrefix, FeeLine line) {
        for (FeeLine other : lines) {
            if (isClaimedOf(other, itemPrefix)) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** By how much the items' paid quantity exceeds so many units, in ten-thousandths; at least 0. */
    public long beyondUnitsE4(String itemPrefix, long maxUnits) {
        return Math.max(0, claimedQuantityE4Of(itemPrefix) - Math.multiplyExact(maxUnits, ONE_E4));
    }

    /** {@link #beyondUnitsE4} as a person writes it. */
    public String beyondUnitsText(String itemPrefix, long maxUnits) {
        return Quantities.text(beyondUnitsE4(itemPrefix, maxUnits));
    }

    /** The items' part of the fund's share, in fen. */
    public long fundFenOf(String itemPrefix) {
        long sum = 0;
        for (FeeLine line : lines) {
            sum += isClaimedOf(line, itemPrefix) ? line.fundFen() : 0;
        }
        return sum;
    }

    /**
     * The share of the items' paid quantity that so much of the fund's share stands for, in ten-thousandths, rounded up; all
     * of it when the fund pays less.
     *
     * @param fundFen positive
     */
    public long quantityForFundE4(String itemPrefix, long fundFen) {
        long all = fundFenOf(itemPrefix);
        return all == 0 ? 0 : Proportions.up(claimedQuantityE4Of(itemPrefix), Math.min(fundFen, all), all);
    }

    /** What the line was billed beyond its quantity at a unit price, in fen; at least 0. The ceiling's part is rounded up. */
    public long beyondPriceFen(FeeLine line, long maxPriceFen) {
        long allowedFen = -Math.floorDiv(-Math.multiplyExact(line.quantityE4(), maxPriceFen), ONE_E4);
        return Math.max(0, line.amountFen() - allowedFen);
    }

    /** Does the day lie from the first day to the last, both included? Days are written 2026-01-31; "" is no bound. */
    public boolean inForce(String firstDay, String lastDay, LocalDate day) {
        String text = day.toString();
        return firstDay.compareTo(text) <= 0 && (lastDay.isEmpty() || lastDay.compareTo(text) >= 0);
    }

    /** Two lines of different operations, not of variants of one: {@code 003310030220000} and {@code 003310030220100} are one. */
    public boolean differentOperations(FeeLine one, FeeLine other) {
        return !operationOf(one).equals(operationOf(other));
    }

    /** Is the first one the dearer operation? Of two at one price it is the one that stands first on the bill. */
    public boolean dearer(FeeLine one, FeeLine other) {
        long difference = onceFen(one) - onceFen(other);
        return difference > 0 || (difference == 0 && one.index() < other.index());
    }

    /**
     * Was the second operation charged more than the percentage of the dearest? Its own full price is on no bill. It is
     * hardly above the dearest one's, so that a discounted one is at most so dear; a cheap one at full price is not told.
     */
    public boolean undiscounted(FeeLine second, FeeLine dearest, long payablePercent) {
        return onceFen(second) * 100 > onceFen(dearest) * payablePercent;
    }

    /** What a line loses when only the percentage of it is payable, in fen, rounded down. */
    public long discountFen(FeeLine line, long payablePercent) {
        return line.amountFen() * (100 - payablePercent) / 100;
    }

    /** Lines of operations (chapter 33 without anaesthesia) that the fund pays for and that cost so much or more, in fen. */
    public List<FeeLine> claimedOperations(long leastFen) {
        return lines.stream()
                .filter(line -> line.claimed() && isOperation(line) && line.amountFen() >= leastFen)
                .toList();
    }

    /** What stands for an operation on the bill: its operations that the fund pays for; where there are none, all such lines. */
    public List<FeeLine> claimedOperationsOrAll() {
        List<FeeLine> operations = claimedOperations(0);
        return operations.isEmpty() ? lines.stream().filter(FeeLine::claimed).toList() : operations;
    }

    /**
     * Did a department provide the line that is none of those named? The line's own department and the visit's may both
     * excuse it. Only the national departments (A and two digits) are judged: a house's own codes contradict nothing.
     *
     * @param departments beginnings of department codes, blank-separated
     */
    public boolean providedOutside(FeeLine line, Visit visit, String departments) {
        boolean judged = isNational(line.department()) || isNational(visit.department());
        return judged && !isAnyOf(line.department(), departments) && !isAnyOf(visit.department(), departments);
    }

    /** The line's own department, or the visit's where the line states none. */
    public String departmentOf(FeeLine line, Visit visit) {
        return line.department().isEmpty() ? visit.department() : line.department();
    }

    private long claimedQuantityE4Of(String itemPrefix) {
        long sum = 0;
        for (FeeLine line : lines) {
            sum += isClaimedOf(line, itemPrefix) ? line.quantityE4() : 0;
        }
        return sum;
    }

    private static boolean isClaimedOf(FeeLine line, String itemPrefix) {
        return line.claimed() && line.quantityE4() > 0 && line.itemCode().startsWith(itemPrefix);
    }

    private static boolean isOperation(FeeLine line) {
        return line.itemCode().startsWith(OPERATIONS) && !line.itemCode().startsWith(ANAESTHESIA);
    }

    private static String operationOf(FeeLine line) {
        String code = line.itemCode();
        return code.length() <= SERVICE_LENGTH ? code : code.substring(0, SERVICE_LENGTH);
    }

    /** What was charged for one of them; half a one counts as one, for that is how a discount is often billed. */
    private static long onceFen(FeeLine line) {
        return line.quantityE4() <= ONE_E4 ? line.amountFen() : line.amountFen() * ONE_E4 / line.quantityE4();
    }

    private static boolean isNational(String department) {
        return department.length() >= 3
                && department.charAt(0) == 'A'
                && isDigit(department.charAt(1))
                && isDigit(department.charAt(2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Is one of the blank-separated beginnings the text's? */
    private static boolean isAnyOf(String text, String beginnings) {
        int from = 0;
        while (from < beginnings.length()) {
            int blank = beginnings.indexOf(' ', from);
            int until = blank < 0 ? beginnings.length() : blank;
            if (until > from && text.regionMatches(0, beginnings, from, until - from)) {
                return true;
            }
            from = until + 1;
        }
        return false;
    }
}
