package org.claimscreener.engine.drools;

import java.util.List;
import java.util.Map;

import org.claimscreener.engine.drools.StepTrial.Stop;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepTrialTest {
    private static final String HEAD =
            "@code(\"T-1\") @title(\"t\") @severity(1) @consequence(\"note\") @behaviour(1) @legal(\"l\")\nwhen\n";
    private static final String FINDING = "\nthen\nfindings.visit().evidence(\"e\");\nend\n";

    @Test
    void takesConditionsOneByOneAndNotAsAWhole() throws PackRefusedException {
        try (StepTrial trial = trial("""
                Visit( $visit : this )
                FeeLine( $line : this, drug, claimed || herb )
                not ( Diagnosis( code == "A" ) and Diagnosis( code == "B" ) )
                """)) {
            assertThat(trial.stepsOf("tried").stream().map(ConditionStep::text))
                    .containsExactly(
                            "Visit( $visit : this )",
                            "FeeLine( drug )",
                            "FeeLine( claimed || herb )",
                            "not ( Diagnosis( code == \"A\" ) and Diagnosis( code == \"B\" ) )");
            assertThat(trial.stepsOf("tried").stream().map(ConditionStep::certain))
                    .containsExactly(true, false, false, false);
            assertThat(trial.stepsOf("tried").stream().map(ConditionStep::line)).containsExactly(4, 5, 5, 6);
        }
    }

    @Test
    void putsTheTableOfARowFirst() throws PackRefusedException {
        try (StepTrial trial = trial("Knowledge( line.claimed, table == \"drug_sex\" )")) {
            assertThat(trial.stepsOf("tried").stream().map(ConditionStep::text))
                    .containsExactly("Knowledge( table == \"drug_sex\" )", "Knowledge( line.claimed )");
        }
    }

    @Test
    void saysWhatWasThereWhereARuleStopped() throws PackRefusedException {
        try (StepTrial trial = trial("""
                Person( $person : this, ageYears > 200 )
                """)) {
            Map<String, Stop> stops = trial.stops(FactsUnderTest.outpatient().facts());

            Stop stop = stops.get("tried");
            assertThat(stop).isNotNull();
            assertThat(stop.met()).isZero();
            assertThat(stop.unmet().orElseThrow().text()).isEqualTo("Person( ageYears > 200 )");
            assertThat(stop.there()).singleElement().asString().startsWith("Person: ageYears = ");
        }
    }

    @Test
    void saysThatNothingWasThereOrThatAllWasMet() throws PackRefusedException {
        try (StepTrial trial = trial("TraceUse( )")) {
            assertThat(trial.stops(FactsUnderTest.outpatient().facts()).get("tried"))
                    .satisfies(stop -> assertThat(stop.there()).isEqualTo(List.of("no TraceUse")));
        }
        try (StepTrial trial = trial("Person( ageYears >= 0 )")) {
            assertThat(trial.on(FactsUnderTest.outpatient().facts()).metBy("tried"))
                    .isEqualTo(1);
            assertThat(trial.stops(FactsUnderTest.outpatient().facts()).get("tried"))
                    .satisfies(stop -> assertThat(stop.unmet()).isEmpty());
        }
    }

    @Test
    void aConditionThatThrowsIsAFailureAndNotAnAnswer() throws PackRefusedException {
        try (StepTrial trial = trial("Visit( lastDay.isBefore(null) )")) {
            assertThat(trial.on(FactsUnderTest.outpatient().facts()).failure()).isPresent();
        }
    }

    private static StepTrial trial(String conditions) throws PackRefusedException {
        return StepTrial.compile(PackUnderTest.withRules("rule \"tried\"\n" + HEAD + conditions + FINDING)
                .checked());
    }
}
