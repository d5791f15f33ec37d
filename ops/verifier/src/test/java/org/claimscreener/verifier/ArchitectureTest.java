package org.claimscreener.verifier;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.claimscreener.verifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ofOursItKnowsTheWireAndTheChainsAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.claimscreener.verifier..",
                    "org.claimscreener.wire..",
                    "org.claimscreener.audit..",
                    "org.claimscreener.metrics..",
                    "java..",
                    "org.apache.avro..",
                    "org.apache.kafka..",
                    "com.fasterxml.jackson..",
                    "io.micrometer..",
                    "io.prometheus..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule kafkaStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage("..verifier.log..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule judgingHasNoClock = noClasses()
            .that()
            .resideInAnyPackage("..verifier.check..", "..verifier.book..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.util.Random.class);
}
