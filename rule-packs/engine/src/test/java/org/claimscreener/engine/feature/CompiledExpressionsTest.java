package org.claimscreener.engine.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** That the compiled form of an expression says what CEL's own interpreter says. */
class CompiledExpressionsTest {
    private static final long SEED = 20260907;
    private static final int EXPRESSIONS = 600;

    private final CelRuntime interpreter =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    @Test
    void aCompiledFilterAgreesWithTheInterpreterOnEveryLine() throws CelEvaluationException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<FeatureDeclaration> declarations = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            declarations.add(Features.lines(
                    "f" + i, FeatureKey.PATIENT, Aggregate.COUNT, "", new RandomFilter(random).text(3), 400));
        }
        List<PatientFeature> compiled = Features.compiled(declarations).ofPatients();
        int counted = 0;
        int left = 0;
        for (PatientFeature feature : compiled) {
            CelAbstractSyntaxTree tree = tree(feature.declaration().where());
            for (int i = 0; i < 5; i++) {
                PastVisit visit = new PastVisits(random).visit("S", PastVisits.NOW, false);
                long expected = 0;
                for (PastLine line : visit.lines()) {
                    boolean passes = (boolean) interpreter.createProgram(tree).eval(variables(visit, line));
                    expected += passes && line.quantityE4() > 0 ? 1 : 0;
                }
                Folded out = new Folded();
                feature.fold().fold(Past.of(List.of(), visit), 0, 1, "", out);

                assertThat(out.value())
                        .as("seed %d: %s of %s", SEED, feature.declaration().where(), visit)
                        .isEqualTo(expected);
                counted += expected > 0 ? 1 : 0;
                left += expected == 0 ? 1 : 0;
            }
        }
        assertThat(Math.min(counted, left)).as("both answers occur").isGreaterThan(EXPRESSIONS / 2);
    }

    private static CelAbstractSyntaxTree tree(String text) {
        Optional<CheckedExpression> checked = new Expressions(true, true).check(text, problem -> {
            throw new AssertionError(text + ": " + problem);
        });
        return checked.orElseThrow().tree();
    }

    private static Map<String, Object> variables(PastVisit visit, PastLine line) {
        Map<String, Object> ofVisit = new HashMap<>();
        ofVisit.put("institution", visit.institutionId());
        ofVisit.put("channel", visit.channel().name());
        ofVisit.put("mode", visit.mode().name());
        ofVisit.put("stay", visit.stay());
        ofVisit.put("diagnosis", visit.mainDiagnosis());
        ofVisit.put("department", visit.department());
        ofVisit.put("fund_fen", visit.fundFen());
        ofVisit.put("days", visit.lastDay().toEpochDay() - visit.firstDay().toEpochDay() + 1);
        Map<String, Object> ofLine = new HashMap<>();
        ofLine.put("item", line.itemCode());
        ofLine.put("kind", line.kind().name());
        ofLine.put("amount_fen", line.amountFen());
        ofLine.put("supply_days_e2", (long) line.supplyDaysE2());
        return Map.of("visit", ofVisit, "line", ofLine);
    }
}
