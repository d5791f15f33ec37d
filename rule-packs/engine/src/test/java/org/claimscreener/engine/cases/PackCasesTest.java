package org.claimscreener.engine.cases;

import java.util.List;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A runner that lets everything pass would make every case worthless. */
class PackCasesTest {
    private static final String MAN_WITH_A_WOMANS_DRUG =
            "settlement: {person: {sex: male}, lines: [{item: ZC01AAG0210010100716}]}";

    @Test
    void passesWhenTheRuleDoesWhatIsExpected() {
        assertThat(run("hit: true", "amount_fen: 1000", "verdict: hold", MAN_WITH_A_WOMANS_DRUG))
                .isEmpty();
    }

    @Test
    void failsWhenANearMissIsHit() {
        assertThat(run("hit: false", MAN_WITH_A_WOMANS_DRUG))
                .singleElement()
                .asString()
                .startsWith("found [");
    }

    @Test
    void failsWhenAHitIsMissed() {
        assertThat(run("hit: true", "settlement: {}")).containsExactly("found nothing");
    }

    @Test
    void failsWhenAmountVerdictOrPastDiffer() {
        assertThat(run("hit: true", "amount_fen: 999", "verdict: refuse", "because: [P1]", MAN_WITH_A_WOMANS_DRUG))
                .hasSize(3)
                .contains("put 1000 fen at stake, expected 999", "rests on [], expected [P1]");
    }

    @Test
    void failsWhenTheSettlementWouldBeADeadLetter() {
        assertThat(run("hit: false", "settlement: {at: 2026-09-07, stay: {from: 2026-09-05, to: 2026-09-01}}"))
                .singleElement()
                .asString()
                .contains("would be a dead letter: visit.ended_at");
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        assertThatThrownBy(() -> read("hit: true", "settlement: {lines: [{item: X1234, amount: 3}]}"))
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("cases/drug-sex.yaml:5, 'one', settlement, lines[0]: unknown field 'amount'");
    }

    @Test
    void refusesAValueThatItCannotRead() {
        assertThatThrownBy(() -> read("hit: maybe", "settlement: {}")).hasMessageContaining("write true or false");
        assertThatThrownBy(() -> read("hit: true", "settlement: {person: {sex: m}}"))
                .hasMessageContaining("write male, female");
        assertThatThrownBy(() -> read("hit: true", "settlement: {at: monday}")).hasMessageContaining("is no time");
        assertThatThrownBy(() -> read("settlement: {}")).hasMessageContaining("'hit' is missing");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> read("hit: true", "hit: false", "settlement: {}"))
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("stands twice");
    }

    @Test
    void keepsAnItemCodeThatLooksLikeANumber() {
        PackCase one = read("hit: false", "settlement: {lines: [{item: 001102000020000}]}");

        assertThat(one.settlement().wire().getFeeLines().get(0).getItemCode()).isEqualTo("001102000020000");
    }

    private static List<String> run(String... fields) {
        CompiledPack pack = BundledPacks.all().stream()
                .filter(one -> one.pack().id().equals("national-policy"))
                .findFirst()
                .orElseThrow();
        return new PackCases(pack).run(read(fields)).failures();
    }

    private static PackCase read(String... fields) {
        String text = "rule: drug-sex\ncases:\n  - name: one\n    " + String.join("\n    ", fields) + "\n";
        return CaseFile.read(new PackText("cases/drug-sex.yaml", text)).get(0);
    }
}
