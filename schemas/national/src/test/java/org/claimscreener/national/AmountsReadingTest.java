package org.claimscreener.national;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The part of the total that neither fund, person nor institution bears. */
class AmountsReadingTest {

    @ParameterizedTest(name = "open {0}, mutual aid {1}, other payment {2}: {3} fen explained")
    @CsvSource({
        "0.00, 5.00, 0.00, 0",
        "5.00, 0.00, 0.00, 0",
        "5.00, 5.00, 0.00, 500",
        "5.00, 0.00, 5.00, 500",
        "5.00, 2.00, 3.00, 500",
        "5.00, 3.00, 4.00, 400",
        "9.00, 3.00, 4.00, 700",
        "-5.00, 5.00, 0.00, 0",
        "5.00, -5.00, 0.00, 0"
    })
    void isExplainedByNamedPaymentsAsFarAsTheyFit(String open, String mutual, String payment, long otherFen) {
        Line line = Line.outpatient()
                .with("/setlinfo/medfee_sumamt", open)
                .with("/setlinfo/fund_pay_sumamt", "0")
                .with("/setlinfo/psn_part_amt", "0")
                .with("/setlinfo/acct_mulaid_pay", mutual)
                .with("/setlinfo/oth_pay", payment);

        assertThat(line.settlement().getAmounts().getOtherFen()).isEqualTo(otherFen);
    }
}
