package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.util.List;

/** The visit's own lines, with the sums over them that rules ask for. Only lines with a quantity count. */
public record Bill(List<FeeLine> lines) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /** Lines of the item, in the settlement's order. */
    public List<FeeLine> linesOf(String itemCode) {
        return lines.stream().filter(line -> line.itemCode().equals(itemCode)).toList();
    }

    /** Is this the settlement's first line of its item? Rules about an item as a whole fire on that line only. */
    public boolean isFirstOfItem(FeeLine line) {
        for (FeeLine other : lines) {
            if (other.itemCode().equals(line.itemCode())) {
                return other.index() == line.index();
            }
        }
        return false;
    }

    /** Quantity of the item over the whole visit, in ten-thousandths. */
    public long quantityE4Of(String itemCode) {
        long sum = 0;
        for (FeeLine line : lines) {
            if (line.itemCode().equals(itemCode)) {
                sum += line.quantityE4();
            }
        }
        return sum;
    }

    /** Days of use or supply of the item over the whole visit, in hundredths of a day. */
    public long supplyDaysE2Of(String itemCode) {
        long sum = 0;
        for (FeeLine line : lines) {
            if (line.itemCode().equals(itemCode)) {
                sum += line.supplyDaysE2();
            }
        }
        return sum;
    }

    /** The latest day on which the item was billed; the item must be on the bill. */
    public LocalDate lastDayOf(String itemCode) {
        return lines.stream()
                .filter(line -> line.itemCode().equals(itemCode))
                .map(FeeLine::day)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("item " + itemCode + " is not on the bill"));
    }
}
