package org.claimscreener.engine;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.claimscreener.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theEngineKnowsNeitherFlinkNorKafka =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsDrools = noClasses()
            .that()
            .resideOutsideOfPackage("..engine.drools..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule factsKnowNothingOfUs = noClasses()
            .that()
            .resideInAPackage("..engine.fact..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..engine.intake..",
                    "..engine.history..",
                    "..engine.profile..",
                    "..engine.pack..",
                    "..engine.drools..",
                    "..engine.decision..",
                    "..engine.screen..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.claimscreener.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatIsDecidedTakesTimeAsAnArgument = noClasses()
            .that()
            .resideOutsideOfPackage("..engine.drools..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .because("time is an argument; Drools' package may read the clock for its budget only");

    @ArchTest
    static final ArchRule nothingIsSerializedTheJavaWay = classes()
            .that()
            .areNotAssignableTo(Throwable.class)
            .and()
            .areNotEnums()
            .should()
            .notBeAssignableTo(java.io.Serializable.class);
}
