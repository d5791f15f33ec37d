package org.claimscreener.national;

import java.util.List;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.FeeLine;

/**
 * The amounts of setlinfo. They are taken as stated: that they do not add up is for a rule to find, not to be mended.
 */
final class AmountsMapper {

    /** A payment of which provinces disagree whether it is a part of the fund's share. */
    private static final String OTHER_PAYMENT = "oth_pay";

    private AmountsMapper() {}

    static Amounts map(JsonFields result, List<FeeLine> lines) throws FieldRejected {
        long totalFen = result.requiredDecimal(SettlementField.TOTAL, DecimalForm.AMOUNT);
        long fundFen = result.requiredDecimal(SettlementField.FUND, DecimalForm.AMOUNT);
        long personFen = result.requiredDecimal(SettlementField.PERSON_PART, DecimalForm.AMOUNT);
        long institutionFen = result.decimalOr(SettlementField.INSTITUTION_PART, DecimalForm.AMOUNT, 0);
        long otherFen = otherFen(result, totalFen - fundFen - personFen - institutionFen);
        return Amounts.newBuilder()
                .setTotalFen(totalFen)
                .setFundFen(fundFen)
                .setPooledFen(result.decimalOr(SettlementField.POOLED, DecimalForm.AMOUNT, 0))
                .setPersonFen(personFen)
                .setAccountFen(result.decimalOr(SettlementField.ACCOUNT, DecimalForm.AMOUNT, 0))
                .setCashFen(result.decimalOr(SettlementField.CASH, DecimalForm.AMOUNT, 0))
                .setInScopeFen(result.decimalOr(SettlementField.IN_SCOPE, DecimalForm.AMOUNT, inScopeFen(lines)))
                .setInstitutionFen(institutionFen)
                .setOtherFen(otherFen)
                .build();
    }

    /**
     * Who else bears a part. The mutual-aid account and the other payment may or may not be contained in the fund's and
     * the person's part, so each counts only as far as a part of the total is without a bearer: the largest sum of them
     * that fits. What remains is left open, and seen.
     */
    private static long otherFen(JsonFields result, long openFen) throws FieldRejected {
        long mutualFen = result.decimalOr(SettlementField.OTHER_PART, DecimalForm.AMOUNT, 0);
        long paymentFen = result.decimal(OTHER_PAYMENT, DecimalForm.AMOUNT).orElse(0);
        long best = 0;
        for (long candidate : new long[] {mutualFen, paymentFen, mutualFen + paymentFen}) {
            if (candidate <= openFen) {
                best = Math.max(best, candidate);
            }
        }
        return best;
    }

    /** Where setlinfo does not state it. Cannot overflow: a line holds a few thousand items below 10^14 fen. */
    private static long inScopeFen(List<FeeLine> lines) {
        long sumFen = 0;
        for (FeeLine line : lines) {
            sumFen += line.getInScopeFen();
        }
        return sumFen;
    }
}
