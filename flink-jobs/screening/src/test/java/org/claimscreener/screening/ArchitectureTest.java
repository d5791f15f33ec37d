package org.claimscreener.screening;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.claimscreener.screening", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule operatorsDecideNothingThemselves = noClasses()
            .that()
            .haveSimpleNameEndingWith("Function")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..", "..engine.drools..", "..engine.fact.FeeLine");

    @ArchTest
    static final ArchRule kafkaStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage("..screening.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule operatorsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..screening.decide..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..screening.profile..");

    @Test
    void everyStepHasItsOwnUid() {
        assertThat(Arrays.stream(Step.values()).map(Step::uid)).doesNotHaveDuplicates();
    }
}
