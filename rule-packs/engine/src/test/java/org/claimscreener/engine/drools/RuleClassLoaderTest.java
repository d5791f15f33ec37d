package org.claimscreener.engine.drools;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.runtime.KieSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The last gate: here the two before it are left out, and the rule runs. */
class RuleClassLoaderTest {
    private static final String MARK = "screener.hostile.rule.ran";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.setProperty(\"" + MARK + "\", \"yes\"); | java.lang.System",
                "Runtime.getRuntime().halt(1); | java.lang.Runtime",
                "new java.io.File(\"/etc/passwd\").exists(); | java.io.File",
                "new Thread(); | java.lang.Thread",
                "$s.getClass().getName(); | java.lang.Class",
                "java.lang.invoke.MethodHandles.lookup(); | java.lang.invoke.MethodHandles",
                "org.kie.api.KieServices.get(); | org.kie.api.KieServices",
            })
    void whatSlippedPastTheOtherGatesReachesNothing(String consequence, String className) {
        GeneratedCode code = new Generated()
                .rule("slipped", "$s : String()", consequence + " $s.length();")
                .compile();
        RuleErrors errors = new RuleErrors(new RuleOrigins(code));

        Throwable thrown = catchThrowable(() -> run(code));

        assertThat(errors.describe(thrown, null))
                .startsWith("rule 'slipped': ")
                .contains("rule code asks for " + className + ", which no rule may reach");
        assertThat(System.getProperty(MARK)).isNull();
    }

    private static void run(GeneratedCode code) {
        try (CompiledRules rules =
                CompiledRules.of(RuleGroup.load(code, new RuleOrigins(code)).model())) {
            KieSession session = rules.session();
            session.insert("x");
            session.fireAllRules(10);
            session.dispose();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System",
                "java.lang.Class",
                "java.lang.ClassLoader",
                "java.lang.ProcessBuilder",
                "java.util.concurrent.Executors",
                "org.drools.core.common.InternalWorkingMemory",
                "org.claimscreener.engine.drools.CompiledPack"
            })
    void refusesWhatIsNotOnTheList(String name) {
        RuleClassLoader loader = new RuleClassLoader(Map.of());

        assertThatThrownBy(() -> loader.loadClass(name))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining(name);
    }

    @Test
    void givesTheEnginesOwnClassesAndNoResources() throws Exception {
        RuleClassLoader loader = new RuleClassLoader(Map.of());

        assertThat(loader.loadClass("org.claimscreener.engine.fact.Person"))
                .isSameAs(org.claimscreener.engine.fact.Person.class);
        assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
        assertThat(loader.getResource("java/lang/String.class")).isNull();
        assertThat(loader.getResources("pack.yaml").hasMoreElements()).isFalse();
    }
}
