package org.claimscreener.traffic;

import org.claimscreener.traffic.Encounter.Detail;
import org.claimscreener.wire.record.Amounts;

/**
 * Who pays what. Fund: in-scope amount beyond the deductible, times a rate by insurance and kind of visit, rounded down. The
 * person pays the rest, employees first from their account.
 */
final class FundShare {
    private static final long LARGEST_ACCOUNT_PART_FEN = 60_000;

    private FundShare() {}

    static Amounts of(LineSheet sheet) {
        Encounter encounter = sheet.encounter();
        long totalFen = sheet.surplusFen();
        long inScopeFen = sheet.surplusFen();
        for (Line line : sheet.lines()) {
            totalFen += line.amountFen();
            inScopeFen += line.inScopeFen();
        }
        long fundFen = Math.max(0, inScopeFen - deductibleFen(encounter, inScopeFen)) * ratePercent(encounter) / 100;
        boolean family = encounter.detail() == Detail.FAMILY_ACCOUNT;
        fundFen = family ? 0 : fundFen;
        long personFen = totalFen - fundFen;
        long accountFen = family
                ? personFen
                : encounter.patient().isEmployee() ? Math.min(personFen, LARGEST_ACCOUNT_PART_FEN) : 0;
        return Amounts.newBuilder()
                .setTotalFen(totalFen)
                .setFundFen(fundFen)
                .setPooledFen(fundFen)
                .setPersonFen(personFen)
                .setAccountFen(accountFen)
                .setCashFen(personFen - accountFen)
                .setInScopeFen(inScopeFen)
                .setInstitutionFen(0)
                .setOtherFen(0)
                .build();
    }

    private static long deductibleFen(Encounter encounter, long inScopeFen) {
        if (!encounter.kind().isStay()) {
            return 0;
        }
        long fullFen = switch (encounter.facility().kind()) {
            case TERTIARY, INTERNET -> 80_000;
            case SECONDARY -> 50_000;
            case PRIMARY, CLINIC, PHARMACY -> 20_000;
        };
        // Small stays would otherwise leave the fund nothing, and nothing to screen.
        return Math.min(fullFen, inScopeFen / 3);
    }

    private static int ratePercent(Encounter encounter) {
        boolean employee = encounter.patient().isEmployee();
        return switch (encounter.kind()) {
            case OUTPATIENT, INTERNET -> employee ? 60 : 50;
            case PHARMACY -> employee ? 60 : 50;
            case EMERGENCY -> employee ? 70 : 60;
            case CHRONIC -> employee ? 80 : 65;
            case DIALYSIS, RADIOTHERAPY -> employee ? 90 : 80;
            case MATERNITY_CHECK -> employee ? 80 : 60;
            case STAY, DELIVERY, REHABILITATION, DAY_SURGERY -> employee ? 85 : 70;
        };
    }
}
