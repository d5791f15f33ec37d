package org.claimscreener.engine.review;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.wire.record.Consequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackReviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 7);
    private static final Path NATIONAL = Path.of("../packs/national-policy");

    @ParameterizedTest
    @ValueSource(strings = {"national-policy", "fraud-patterns"})
    void findsNothingWrongInThePacksThatShip(String name) throws IOException {
        PackReview review = PackReview.of(PackFolder.inspect(Path.of("../packs").resolve(name)), TODAY);

        assertThat(review.problems()).isEmpty();
        assertThat(review.sound()).isPresent();
        assertThat(review.warnings().stream().map(PackProblem::what))
                .allSatisfy(what -> assertThat(what).matches("rule '.*' has \\d+ hits and \\d+ near misses"));
    }

    @Test
    void doesNotBlameARuleForAFeatureWhoseDeclarationIsBroken() throws IOException {
        String features = """
                - name: outpatient_visits_30d
                  key: patient
                  aggregate: count
                  window: 30x
                  unit: visits
                  description: d
                """;

        PackReview review = PackReview.of(PackFolder.inspect(NATIONAL, Map.of("features.yaml", features)), TODAY);

        assertThat(review.problems()).hasSize(1);
        assertThat(review.problems().get(0).file()).isEqualTo("features.yaml");
    }

    @Test
    void readsTheCasesWhereTheHeadCannotBeRead() throws IOException {
        PackReview review = PackReview.of(
                PackFolder.inspect(
                        NATIONAL, Map.of("pack.yaml", ": :", "cases/herb-never.yaml", "rule: herb-never\nx: 1")),
                TODAY);

        assertThat(review.problems().stream().map(PackProblem::file))
                .containsExactly("cases/herb-never.yaml", "pack.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"《医疗保障基金使用监督管理条例》第三十八条第二项", "《甲》；《乙条例》第5条", "湘医保发〔2025〕11号"})
    void takesALegalBasisThatNamesAnArticleOrANumber(String legal) {
        assertThat(LegalBasis.problem(rule(legal))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the law", "《医疗保障基金使用监督管理条例》", "第三十八条", "医保发2025年11号"})
    void refusesALegalBasisThatNamesNone(String legal) {
        assertThat(LegalBasis.problem(rule(legal))).isPresent();
    }

    @Test
    void tellsLinesThatWentAndCameInTheirOrder() {
        assertThat(LineDiff.of("a\nb\nc\nd", "a\nx\nc\ne\nd")).containsExactly("- b", "+ x", "+ e");
        assertThat(LineDiff.of("", "a")).containsExactly("+ a");
        assertThat(LineDiff.of("a\nb", "a\nb")).isEmpty();
    }

    private static RuleUse rule(String legal) {
        RuleInfo info = new RuleInfo("p", "r", "C-1", "t", 1, Consequence.HOLD, 1, legal);
        return new RuleUse(
                info,
                "rules/r.drl",
                1,
                "",
                java.util.Set.of(),
                java.util.Set.of(),
                java.util.Set.of(),
                java.util.Set.of());
    }

    @Test
    void aRuleFiresAlwaysOnlyWhereThereIsEnoughToTell() {
        List<RuleUse> rules = List.of(rule("l"));
        Firings firings = new Firings(rules);
        for (int i = 0; i < 9; i++) {
            firings.add(List.of(new org.claimscreener.engine.decision.RuleFinding(
                    rules.get(0).info(), List.of(), List.of(), "e", "", List.of())));
        }
        assertThat(firings.suspicious(rules)).isEmpty();

        firings.add(List.of(new org.claimscreener.engine.decision.RuleFinding(
                rules.get(0).info(), List.of(), List.of(), "e", "", List.of())));
        assertThat(firings.suspicious(rules)).hasSize(1);
        assertThat(new Firings(rules).suspicious(rules)).hasSize(1);
    }
}
