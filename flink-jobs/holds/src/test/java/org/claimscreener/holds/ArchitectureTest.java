package org.claimscreener.holds;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.claimscreener.holds", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule kafkaStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage("..holds.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule theHoldKnowsNoLog = noClasses()
            .that()
            .resideInAPackage("..holds.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..holds.intake..", "..holds.clock..", "..holds.io..");

    @Test
    void everyStepHasItsOwnUid() {
        assertThat(Arrays.stream(Step.values()).map(Step::uid)).doesNotHaveDuplicates();
    }
}
