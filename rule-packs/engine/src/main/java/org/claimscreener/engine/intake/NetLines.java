package org.claimscreener.engine.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.money.Proportions;
import org.jspecify.annotations.Nullable;

/**
 * The bill as it stands once lines that take others back are netted against them, each line with its part of the fund's
 * share. A line that takes back stays in its place with nothing on it, so that positions and line ids stay the
 * settlement's own. Call only for settlements without a {@link Problem}.
 */
final class NetLines {
    private NetLines() {}

    static Bill of(List<org.claimscreener.wire.record.FeeLine> lines, long fundFen) {
        Map<String, long[]> takenBack = new HashMap<>();
        for (var line : lines) {
            String target = line.getTakesBackLineId();
            if (target != null) {
                long[] sums = takenBack.computeIfAbsent(target, id -> new long[3]);
                sums[0] += line.getAmountFen();
                sums[1] += line.getQuantityE4();
                sums[2] += line.getInScopeFen();
            }
        }
        long[] shares = Proportions.split(fundFen, weights(lines, takenBack));
        List<FeeLine> net = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            net.add(line(i, lines.get(i), takenBack.get(lines.get(i).getLineId()), shares[i]));
        }
        return new Bill(net);
    }

    /** The in-scope amounts; where none is stated, the billed ones. */
    private static long[] weights(List<org.claimscreener.wire.record.FeeLine> lines, Map<String, long[]> takenBack) {
        long[] inScope = new long[lines.size()];
        long[] billed = new long[lines.size()];
        long sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.getTakesBackLineId() != null) {
                continue;
            }
            long[] back = takenBack.getOrDefault(line.getLineId(), new long[3]);
            billed[i] = line.getAmountFen() + back[0];
            inScope[i] = Math.max(0, Math.min(billed[i], line.getInScopeFen() + back[2]));
            sum += inScope[i];
        }
        return sum > 0 ? inScope : billed;
    }

    private static FeeLine line(
            int index, org.claimscreener.wire.record.FeeLine line, long @Nullable [] back, long fundFen) {
        boolean takesBack = line.getTakesBackLineId() != null;
        long amount = takesBack ? 0 : line.getAmountFen() + (back == null ? 0 : back[0]);
        long quantity = takesBack ? 0 : line.getQuantityE4() + (back == null ? 0 : back[1]);
        Integer supplyDays = line.getSupplyDaysE2();
        return new FeeLine(
                line.getLineId(),
                index,
                line.getOccurredAt(),
                Calendars.dayOf(line.getOccurredAt()),
                line.getItemCode(),
                Texts.orEmpty(line.getItemName()),
                kind(Texts.orEmpty(line.getItemKind()), line.getItemCode()),
                quantity,
                line.getUnitPriceE6(),
                amount,
                fundFen,
                takesBack || supplyDays == null ? 0 : supplyDays,
                Texts.orEmpty(line.getPrescriptionId()),
                Texts.orEmpty(line.getDepartment()),
                Texts.orEmpty(line.getPractitionerId()),
                line.getLimitedUse(),
                line.getSplitPack(),
                Texts.orEmpty(line.getChargeKind()),
                Texts.orEmpty(line.getApproval()),
                takesBack || back != null,
                List.copyOf(line.getTraceCodes()));
    }

    /** The list type decides; where it says nothing, the shape of the code (domain facts: X, Z, T, C, 15 digits). */
    static ItemKind kind(String listType, String code) {
        return switch (listType) {
            case "101", "103", "104", "106" -> ItemKind.DRUG;
            case "102" -> ItemKind.HERB;
            case "201" -> ItemKind.SERVICE;
            case "301" -> ItemKind.CONSUMABLE;
            default -> kindByShape(code);
        };
    }

    private static ItemKind kindByShape(String code) {
        return switch (code.charAt(0)) {
            case 'X', 'Z' -> ItemKind.DRUG;
            case 'T' -> ItemKind.HERB;
            case 'C' -> ItemKind.CONSUMABLE;
            default ->
                code.length() == 15 && code.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? ItemKind.SERVICE
                        : ItemKind.OTHER;
        };
    }
}
