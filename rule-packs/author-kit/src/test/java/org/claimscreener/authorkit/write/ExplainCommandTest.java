package org.claimscreener.authorkit.write;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    private Path pack = Path.of("");

    @BeforeEach
    void write() {
        pack = Typed.newPack(folder.resolve("my-pack"));
    }

    @Test
    void saysWhereTheRuleStoppedAndWhatWasThere() {
        assertThat(typed.run("explain", pack, "--case", "three days before")).isZero();

        assertThat(typed.out())
                .contains("near miss of example-again-soon: passes")
                .contains("earlier      P1        pharmacy at P43010200002, 2026-09-04 10:00")
                .contains("example_purchases_7d = 2 purchases")
                .contains("Rules: 0 of 3 fire")
                .contains("example-again-soon  meets 8 of 9 conditions")
                .contains("stops at line 11: PastVisit( daysUntil($visit) <")
                .contains("there: PastVisit P1: daysUntil($visit) = 3, parameters.number(\"example_days_between\") = 3")
                .contains("example-drug-sex  1 of 4, then Knowledge( table == \"drug_sex\" )")
                .contains("Decision: RELEASE");
    }

    @Test
    void showsFindingsAndTheMoneyOfEachLine() {
        assertThat(typed.run("explain", pack, "--case", "only the line that does not fit"))
                .isZero();

        assertThat(typed.out())
                .contains("* example-drug-sex  fires")
                .contains("EX-01 示例：药品与性别不符  (hold, severity 2)")
                .contains("evidence  宫颈癌片与参保人性别（男）不符")
                .contains("at stake  ¥10.00 of line(s) S1-1")
                .contains("Decision: HOLD, of the fund's ¥14.00 released ¥7.00, held ¥7.00, refused ¥0.00");
    }

    @Test
    void printsOneJsonDocument() {
        assertThat(typed.run("explain", pack, "--case", "three days before", "--rule", "example-again-soon", "--json"))
                .isZero();

        assertThat(typed.json().at("/rules/0/stops_at/line").asInt()).isEqualTo(11);
        assertThat(typed.json().at("/rules/0/met").asInt()).isEqualTo(8);
        assertThat(typed.json().at("/decision/verdict").asText()).isEqualTo("RELEASE");
    }

    @Test
    void asksWhichCaseWhenTheNameIsNotEnough() {
        assertThat(typed.run("explain", pack, "--case", "the")).isEqualTo(1);
        assertThat(typed.run("explain", pack, "--case", "thre days before")).isEqualTo(1);
        assertThat(typed.run("explain", pack, "--case", "x", "--rule", "nobody"))
                .isEqualTo(1);

        assertThat(typed.err())
                .contains("are called so; name its rule with --rule")
                .contains("did you mean 'three days before'?")
                .contains("no case of rule 'nobody'");
    }
}
