package org.claimscreener.national;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalFormTest {

    @ParameterizedTest
    @CsvSource({
        "AMOUNT,0,0",
        "AMOUNT,-0.01,-1",
        "AMOUNT,15,1500",
        "AMOUNT,15.1,1510",
        "AMOUNT,0015.10,1510",
        "AMOUNT,15.1000,1510",
        "AMOUNT,999999999999.99,99999999999999",
        "QUANTITY,0.0001,1",
        "QUANTITY,-2,-20000",
        "PRICE,0.000001,1",
        "PRICE,9999999999.999999,9999999999999999",
        "DAYS,0.25,25",
        "DAYS,9999.99,999999"
    })
    void readsExactly(DecimalForm form, String text, long value) {
        assertThat(form.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "+1",
                "--1",
                "1.",
                ".5",
                "-.5",
                "1..2",
                "1.2.3",
                "1e2",
                "0x1",
                "1 000",
                " 1",
                "１",
                "15.005",
                "1000000000000",
                "NaN",
                "Infinity",
                "1.0a",
                "99999999999999999999999999999"
            })
    void readsNothingElse(String text) {
        assertThat(DecimalForm.AMOUNT.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AMOUNT,0,0.00",
        "AMOUNT,5,0.05",
        "AMOUNT,-1230,-12.30",
        "QUANTITY,20000,2",
        "QUANTITY,5000,0.5",
        "QUANTITY,100000,10",
        "PRICE,18500000,18.50",
        "PRICE,1,0.000001",
        "DAYS,700,7",
        "AMOUNT,-9223372036854775808,-92233720368547758.08"
    })
    void writesAsTheSpecificationDoes(DecimalForm form, long value, String text) {
        assertThat(form.format(value)).isEqualTo(text);
    }

    @Test
    void agreesWithBigDecimalAndReadsWhatItWrites() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long fen = random.nextLong(-99_999_999_999_999L, 99_999_999_999_999L);
            String text = DecimalForm.AMOUNT.format(fen);

            assertThat(new BigDecimal(text)).isEqualTo(BigDecimal.valueOf(fen, 2));
            assertThat(DecimalForm.AMOUNT.parse(text)).hasValue(fen);
        }
    }
}
