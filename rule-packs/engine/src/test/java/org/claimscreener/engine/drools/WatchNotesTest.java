package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.drools.FactsUnderTest.outpatient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchNotesTest {
    private static final String RULES = """
            rule "reads" @code("T-1") @title("t") @severity(2) @consequence("hold") @behaviour(1) @legal("l")
            when
                Person( ageYears > parameters.number("max_age") )
            then
                findings.visit().evidence("限%d", parameters.number("max_age")).english("limit %d", parameters.number("max_age"));
            end
            rule "reads-not" @code("T-2") @title("t") @severity(2) @consequence("hold") @behaviour(1) @legal("l")
            when
                Person( ageYears > 18 )
            then
                findings.visit().evidence("成人").english("adult");
            end
            """;

    private CompiledPack pack;

    @BeforeAll
    void compile() throws Exception {
        pack = CompiledPack.compileUntimed(PackUnderTest.withRules(RULES)
                .replacing(
                        "pack.yaml",
                        "    overlays:\n",
                        "    watched: [{grades: [D], value: 3}, {points: 9, value: 4}, {scrutiny: 2, value: 5}]\n    overlays:\n")
                .checked());
    }

    @AfterAll
    void close() {
        pack.close();
    }

    @Test
    void theGradeStandsBehindTheEvidenceOfTheRulesThatReadTheParameter() {
        List<RuleFinding> found = findings(outpatient()
                .standing(SubjectKind.INSTITUTION, "H1", StandingKind.CREDIT_GRADE, "D")
                .facts());

        assertThat(found)
                .extracting(RuleFinding::evidence)
                .containsExactly("限3（从严：max_age取3，通常8，机构信用等级D，信1号，自2026-01-01）", "成人");
        assertThat(found)
                .extracting(RuleFinding::english)
                .containsExactly(
                        "limit 3 (closer look: max_age is 3, usually 8; the institution's credit grade is D by order 信1号"
                                + " since 2026-01-01)",
                        "adult");
    }

    @Test
    void pointsNameThePractitioner() {
        assertThat(findings(outpatient()
                        .standing(SubjectKind.PRACTITIONER, "D1", StandingKind.QUALIFICATION_POINTS, "10")
                        .facts()))
                .extracting(RuleFinding::evidence)
                .contains("限4（从严：max_age取4，通常8，人员D1记10分，信1号，自2026-01-01）");
    }

    @Test
    void ofScrutinyTheEvidenceSaysNothing() {
        assertThat(findings(outpatient()
                        .standing(SubjectKind.INSTITUTION, "H1", StandingKind.SCRUTINY, "3")
                        .facts()))
                .extracting(RuleFinding::evidence)
                .contains("限5");
    }

    @Test
    void aLongOrderIsCutAndTheNoteStaysWhole() {
        RuleFinding found = findings(outpatient()
                        .standing(SubjectKind.PRACTITIONER, "D".repeat(150), StandingKind.QUALIFICATION_POINTS, "10")
                        .facts())
                .get(0);

        assertThat(found.evidence()).hasSizeLessThan(WatchNotes.LONGEST + 10).endsWith("，信1号，自2026-01-01）");
        assertThat(found.english()).hasSizeLessThan(WatchNotes.LONGEST + 10).endsWith(" since 2026-01-01)");
    }

    private List<RuleFinding> findings(FactSet facts) {
        return ((Evaluation.Completed) pack.evaluate(facts)).findings();
    }
}
