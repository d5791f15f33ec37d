package org.claimscreener.traffic;

import java.util.Set;

import org.claimscreener.wire.record.Sex;

/**
 * One item that can be billed.
 *
 * @param number its row in the catalogue
 * @param kind national list_type: 101 drugs, 102 herbal slices, 201 services, 301 consumables
 * @param chargeLevel 01 class A, 02 class B
 * @param unitPriceE6 price of the billing unit (pack, gram, time, day), in millionths of a yuan
 * @param group what it is used for; conditions name groups
 * @param sex UNKNOWN where it is for both
 * @param minHospital least rank of the institution
 * @param courseDays payable for so many days at most; 0 = no limit
 * @param packDays days that one pack lasts; 0 = not a drug
 * @param limits the published limits
 */
record Item(
        int number,
        String code,
        String name,
        String kind,
        String chargeKind,
        String chargeLevel,
        long unitPriceE6,
        String group,
        Sex sex,
        int minAge,
        int maxAge,
        int minHospital,
        int courseDays,
        int packDays,
        Set<ItemLimit> limits) {

    private static final long UNITS_E4 = 10_000;
    // Ten-thousandths of a unit times millionths of a yuan, in fen: 1e4 * 1e6 / 100.
    private static final long PRODUCT_PER_FEN = 100_000_000;

    /** Quantity times price, rounded half up. */
    long amountFen(long quantityE4) {
        return Math.floorDiv(Math.multiplyExact(quantityE4, unitPriceE6) + PRODUCT_PER_FEN / 2, PRODUCT_PER_FEN);
    }

    /** The part of an amount inside the payment scope: class B is paid after a tenth of one's own. */
    long inScopeFen(long amountFen) {
        return chargeLevel.equals("01") ? amountFen : amountFen * 9 / 10;
    }

    static long unitsE4(long units) {
        return units * UNITS_E4;
    }

    boolean isDrug() {
        return kind.equals("101");
    }

    boolean isHerb() {
        return kind.equals("102");
    }

    boolean isInjection() {
        return packDays == 1;
    }

    boolean hasLimit(ItemLimit limit) {
        return limits.contains(limit);
    }

    boolean suits(Sex patient, int ageYears) {
        return (sex == Sex.UNKNOWN || sex == patient) && ageYears >= minAge && ageYears <= maxAge;
    }

    boolean suits(Patient patient, long epochDay) {
        return suits(patient.sex(), patient.ageYears(epochDay));
    }
}
