package org.claimscreener.console;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.claimscreener.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule viewsKnowNobody = classes()
            .that()
            .resideInAPackage("..console.view..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..console.view..", "org.claimscreener.wire..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theStoreKnowsNoWebAndNoPersons = noClasses()
            .that()
            .resideInAPackage("..console.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.javalin..",
                    "jakarta.servlet..",
                    "gg.jte..",
                    "..console.web..",
                    "..console.desk..",
                    "..console.identity..",
                    "..console.command..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackage("..console.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule identityKnowsNoStore = noClasses()
            .that()
            .resideInAPackage("..console.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..console.store..");
}
