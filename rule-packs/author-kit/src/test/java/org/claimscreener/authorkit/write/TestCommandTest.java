package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TestCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    private Path pack = Path.of("");

    @BeforeEach
    void write() {
        pack = Typed.newPack(folder.resolve("my-pack"));
    }

    @Test
    void showsWhatACaseExpectedAndWhatCame() {
        Typed.replace(pack.resolve("cases/example-drug-sex.yaml"), "amount_fen: 2000", "amount_fen: 999");

        assertThat(typed.run("test", pack)).isEqualTo(1);

        assertThat(typed.out())
                .contains("FAILED  example-drug-sex  10 hits, 10 near misses")
                .contains(
                        "cases/example-drug-sex.yaml:18\n      two such drugs\n      -> put 2000 fen at stake, expected 999")
                .contains("60 cases, 2 failed");
    }

    @Test
    void namesTheConditionThatNoNearMissTries() {
        Typed.replace(pack.resolve("cases/example-drug-sex.yaml"), "sex: unknown", "sex: female");
        Typed.replace(pack.resolve("cases/example-drug-sex.yaml"), "sex: unstated", "sex: male");

        assertThat(typed.run("test", pack)).isZero();

        assertThat(typed.out())
                .contains("no near miss at line 6: Person( sexLetter != \"\" )")
                .contains("1 of 15 conditions without a near miss");
    }

    @Test
    void runsTheCasesOfOneRuleWithEveryCondition() {
        assertThat(typed.run("test", pack, "--rule", "example-again-soon")).isZero();

        assertThat(typed.out())
                .contains("1 rule, 20 cases, 0 failed")
                .contains(" reach  meet  stop  line  condition")
                .contains("11  PastVisit( daysUntil($visit) < parameters.number(\"example_days_between\") )")
                .doesNotContain("example-drug-sex");
        assertThat(typed.run("test", pack, "--rule", "example-again-son")).isEqualTo(2);
        assertThat(typed.err()).contains("did you mean 'example-again-soon'?");
    }

    @Test
    void writesJUnitXmlWithASuiteARule() throws Exception {
        Typed.replace(pack.resolve("cases/example-drug-sex.yaml"), "amount_fen: 2000", "amount_fen: 999");
        Path file = folder.resolve("reports/pack.xml");

        assertThat(typed.run("test", pack, "--junit", file)).isEqualTo(1);

        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(1);
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(60);
        assertThat(suite.getAttribute("name")).isEqualTo("my-pack.example-drug-sex");
        assertThat(suite.getAttribute("tests")).isEqualTo("20");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("put 2000 fen at stake, expected 999");
    }

    @Test
    void printsOneJsonDocument() {
        assertThat(typed.run("test", pack, "--json")).isZero();

        JsonNode rule = typed.json().at("/packs/0/rules/1");
        assertThat(rule.path("rule").asText()).isEqualTo("example-drug-sex");
        assertThat(rule.at("/conditions/0/near_misses_stopped").asInt()).isEqualTo(2);
        assertThat(rule.at("/conditions/0/untried").asBoolean()).isFalse();
        assertThat(typed.json().path("failed").asInt()).isZero();
    }

    @Test
    void severalPacksAreTestedInOneCallWithASumAtTheEnd() throws Exception {
        Path other = Typed.newPack(folder.resolve("other"));

        assertThat(typed.run("test", pack, other)).isZero();
        assertThat(typed.out()).contains("my-pack 0.1.0", "other 0.1.0", "2 packs: 6 rules, 120 cases, 0 failed");

        assertThat(typed.run("test", pack, other, "--rule", "example-drug-sexx"))
                .isEqualTo(2);
        assertThat(typed.err()).contains("the packs have no rule 'example-drug-sexx'", "example-drug-sex");
    }
}
