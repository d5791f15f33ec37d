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
    void saysWhichValueHoldsBecauseSomebodyIsWatched() {
        Typed.replace(
                pack.resolve("pack.yaml"),
                "    max: 30\n",
                "    max: 30\n    watched: [{points: 12, value: 9}, {scrutiny: 2, value: 5}]\n");
        Typed.replace(
                pack.resolve("cases/example-again-soon.yaml"),
                "  - name: three days before\n    hit: false\n",
                "  - name: three days before\n    hit: true\n    standing: [{of: patient, kind: scrutiny, value: \"2\", order: 举报1号, from: 2026-09-01}]\n");

        assertThat(typed.run("explain", pack, "--case", "three days before")).isZero();
        assertThat(typed.out())
                .contains("must hit example-again-soon: passes")
                .contains("Parameters of those under watch")
                .contains(
                        "example_days_between = 5 days in place of 3: scrutiny of level 2 of the person, by order 举报1号,"
                                + " since 2026-09-01");

        Typed again = new Typed();
        assertThat(again.run("explain", pack, "--case", "three days before", "--json"))
                .isZero();
        assertThat(again.json().at("/watched/0/parameter").asText()).isEqualTo("example_days_between");
        assertThat(again.json().at("/watched/0/value").asLong()).isEqualTo(5);
        assertThat(again.json().at("/watched/0/usual").asLong()).isEqualTo(3);
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
