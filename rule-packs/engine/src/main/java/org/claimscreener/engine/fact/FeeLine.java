package org.claimscreener.engine.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.engine.money.Proportions;

/**
 * One item billed, after lines that take it back have been netted against it. Texts that were not stated are "".
 *
 * @param index position in the settlement, from 0
 * @param occurredAt the fee's own time
 * @param day the same as a civil date in Asia/Shanghai
 * @param quantityE4 ten-thousandths of the billing unit, not negative
 * @param unitPriceE6 millionths of a yuan
 * @param amountFen what was billed, not negative
 * @param fundFen the line's part of the fund's share
 * @param supplyDaysE2 days of supply or use in hundredths; 0 when not stated
 * @param chargeKind med_chrgitm_type, national code list, or ""
 * @param approval hosp_appr_flag: 0 none needed, 1 passed, 2 refused, or ""
 * @param netted a line that takes back another was netted against this one
 */
public record FeeLine(
        String lineId,
        int index,
        Instant occurredAt,
        LocalDate day,
        String itemCode,
        String itemName,
        ItemKind kind,
        long quantityE4,
        long unitPriceE6,
        long amountFen,
        long fundFen,
        int supplyDaysE2,
        String prescriptionId,
        String department,
        String practitionerId,
        boolean limitedUse,
        boolean splitPack,
        String chargeKind,
        String approval,
        boolean netted,
        List<String> traceCodes)
        implements BilledItem {
    /** Where a Western drug's national code names its form. */
    private static final int FORM_AT = 10;

    private static final long FEN_E8 = 100_000_000;
    private static final long HALF_FEN_E8 = FEN_E8 / 2;

    /** The fund pays part of it; what the person pays alone is no concern of a payment policy. */
    public boolean claimed() {
        return fundFen > 0;
    }

    public boolean drug() {
        return kind == ItemKind.DRUG;
    }

    public boolean herb() {
        return kind == ItemKind.HERB;
    }

    public boolean service() {
        return kind == ItemKind.SERVICE;
    }

    public boolean consumable() {
        return kind == ItemKind.CONSUMABLE;
    }

    /** Quantity times unit price, rounded half up to the fen. */
    public long pricedFen() {
        // quantity/10^4 * price/10^6 yuan = quantity*price/10^8 fen. Both factors fit 16 digits, so multiply wide if
        // need be.
        long product = quantityE4 * unitPriceE6;
        boolean fits = quantityE4 >= 0 && unitPriceE6 >= 0 && Math.multiplyHigh(quantityE4, unitPriceE6) == 0;
        if (fits && product >= 0 && product <= Long.MAX_VALUE - HALF_FEN_E8) {
            return (product + HALF_FEN_E8) / FEN_E8;
        }
        return BigDecimal.valueOf(quantityE4)
                .multiply(BigDecimal.valueOf(unitPriceE6))
                .movePointLeft(8)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * What the item is, whoever made it and in whatever pack: of a Western drug's code (X) the first 10 characters, of a
     * Chinese patent drug's (Z) the first 11, of anything else the whole code.
     */
    @Override
    public String genericCode() {
        return BilledItem.genericCodeOf(itemCode);
    }

    /** What was billed beyond quantity times unit price, in fen; negative when less was billed. */
    public long beyondPriceFen() {
        return amountFen - pricedFen();
    }

    /** Nobody is named who ordered it: blank, or a placeholder such as 无 or 0000. */
    public boolean practitionerUnknown() {
        return Placeholders.isPlaceholder(practitionerId);
    }

    /** The name on the bill, or the code where none is stated. */
    public String label() {
        return itemName.isEmpty() ? itemCode : itemName;
    }

    /** Day of the week of the fee, 1 Monday to 7 Sunday. */
    public int weekday() {
        return day.getDayOfWeek().getValue();
    }

    /** The quantity as a person writes it, e.g. "2" or "1.5". */
    public String quantityText() {
        return Quantities.text(quantityE4);
    }

    /** Does the item code begin with any of these, blank-separated? */
    public boolean beginsWithAny(String prefixes) {
        return CodeRanges.hold(prefixes, itemCode);
    }

    /** A Western drug in a form for injection or infusion: the national code has its form from the eleventh character, B. */
    public boolean injection() {
        return itemCode.length() > FORM_AT && itemCode.charAt(0) == 'X' && itemCode.charAt(FORM_AT) == 'B';
    }

    /** Were both ordered together: on the same stated prescription, or by the same practitioner who is named? */
    public boolean orderedWith(FeeLine other) {
        return (!prescriptionId.isEmpty() && prescriptionId.equals(other.prescriptionId))
                || (!practitionerUnknown() && practitionerId.equals(other.practitionerId));
    }

    /** Quantity for each day of supply, in ten-thousandths of the billing unit; 0 when no days are stated. */
    public long quantityPerDayE4() {
        return supplyDaysE2 == 0 ? 0 : quantityE4 * 100 / supplyDaysE2;
    }

    /** {@link #quantityPerDayE4} as a person writes it. */
    public String quantityPerDayText() {
        return Quantities.text(quantityPerDayE4());
    }

    /** What was billed beyond so much for each day of supply, in fen, rounded up; 0 when it is not, or no days are stated. */
    public long beyondPerDayFen(long limitE4) {
        long beyondE4 = supplyDaysE2 == 0 ? 0 : quantityE4 - limitE4 * supplyDaysE2 / 100;
        return beyondE4 <= 0 ? 0 : Proportions.up(amountFen, beyondE4, quantityE4);
    }
}
