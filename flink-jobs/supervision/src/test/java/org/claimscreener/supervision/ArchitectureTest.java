package org.claimscreener.supervision;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.claimscreener.supervision", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule kafkaStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage("..supervision.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule theSubjectKnowsNoLog = noClasses()
            .that()
            .resideInAPackage("..supervision.subject..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..supervision.intake..", "..supervision.io..");

    @Test
    void everyStepHasItsOwnUid() {
        assertThat(Arrays.stream(Step.values()).map(Step::uid)).doesNotHaveDuplicates();
    }
}
