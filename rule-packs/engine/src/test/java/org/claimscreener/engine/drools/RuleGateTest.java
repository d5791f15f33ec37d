package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleGateTest {
    private static final String HEAD =
            "rule \"r\" @code(\"T-1\") @title(\"t\") @severity(1) @consequence(\"hold\") @behaviour(1) @legal(\"l\")\n";
    private static final String THEN = "then\n    findings.visit().evidence(\"x\");\nend\n";

    @Test
    void letsThePlainPackThrough() {
        assertThat(RuleGate.problems(PackUnderTest.plain().checked())).isEmpty();
    }

    /** a condition on line 3 | what the problem says */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Person( sexLettr != \"\" ) | unknown member of Person 'sexLettr' -> did you mean 'sexLetter'?",
                "Persn( ageYears > 3 ) | unknown fact type 'Persn' -> did you mean 'Person'?",
                "String( this == \"x\" ) | unknown fact type 'String'",
                "java.lang.Thread() | unknown fact type 'java.lang.Thread'",
                "Person( ageYears > $limit ) | unknown variable '$limit'",
                "Person( age : ageYears ) | 'age' is bound -> begin variables with $",
                "p : Person() | 'p' is bound -> begin variables with $",
                "Person( sexLetter > 5 ) | a value of type String is compared with 5",
                "Person( ageYears > \"ten\" ) | a value of type int is compared with \"ten\"",
                "Knowledge( table == \"drug_days\", number(\"max_days\") == \"7\" ) | a value of type long is compared with \"7\"",
                "Knowledge( table == \"drug_sx\" ) | unknown table 'drug_sx' -> did you mean 'drug_sex'?",
                "Knowledge( line.claimed ) | a Knowledge pattern names no table",
                "Knowledge( table == \"drug_sex\", text(\"sx\") == \"M\" ) | unknown column of table 'drug_sex' 'sx'",
                "Knowledge( table == \"drug_sex\", number(\"sex\") == 1 ) | number() of a column that is no number",
                "Features( value(\"settlements\") > 1 ) | unknown feature 'settlements'",
                "Person( ageYears > parameters.number(\"max_aeg\") ) | unknown parameter 'max_aeg' -> did you mean 'max_age'?",
                "Person( ageYears > parameters.values.size ) | 'parameters' without a name",
                "Person( $p : this, class.name == \"x\" ) | unknown member of Person 'class'",
                "Person( this.getClass().getName() == \"x\" ) | unknown member of Person 'getClass'",
                "Person( sexLetter.getClass() != null ) | unknown member 'getClass'",
                "Person( sexLetter matches \"(a+)+b\" ) | unknown member of Person 'matches'",
                "Person( sexLetter.matches(\"(a+)+b\") ) | unknown member 'matches'",
                "Person( sexLetter.repeat(999999999) != \"\" ) | unknown member 'repeat'",
                "Person( System.exit(1) == null ) | unknown member of Person 'System'",
                "Person( new String(\"x\") == \"x\" ) | unknown member of Person 'new'",
                "Person( ageYears = 5 ) | mismatched input '='",
                "Bill( lines.stream().anyMatch(l -> true) ) | mismatched input",
                "Person( this#Visit.stay ) | '#' is not allowed here",
                "Person( this[\"x\"] != null ) | '[' is not allowed here",
                "Person( sexLetter == 'M' ) | a single quote -> use double quotes",
                "Person( sexLetter == \"\\u0022\" ) | holds a unicode escape",
                "Person() eval( true ) | Eval is not allowed",
                "Person( eval( true ) ) | unknown member of Person 'eval'",
                "Bill( $lines : lines ) FeeLine() from $lines | a pattern with from, accumulate",
                "accumulate( FeeLine( $a : amountFen ); $s : sum($a) ) | unknown fact type 'Object'",
                "Number() from accumulate( FeeLine( $a : amountFen ), sum($a) ) | unknown fact type 'Number'",
                "FeeLine() over window:length(5) | a pattern with from, accumulate, collect, a window",
                "forall( FeeLine() FeeLine( claimed ) ) | Forall is not allowed",
                "Person() Visit() Bill() Settlement() Institution() Features() PatientHistory() | has 7 patterns",
                "FeeLine() FeeLine() FeeLine() FeeLine() | joins 4 patterns of types",
                "Diagnosis( \"x\", \"y\"; ) | a condition that is no plain expression",
            })
    void refusesInConditions(String condition, String says) {
        List<PackProblem> problems = problems(HEAD + "when\n    " + condition + "\n" + THEN);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("rules/test.drl");
            assertThat(problem.line()).isIn(1, 3);
            assertThat(problem.toString()).contains(says);
        });
    }

    /** a consequence on line 5 | what the problem says */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "System.exit(1); | a statement that is no finding",
                "Runtime.getRuntime().exec(\"x\"); | a statement that is no finding",
                "new Thread().start(); | a statement that is no finding",
                "while (true) { } | '{' is not allowed here",
                "int x = 1; | a statement that is no finding",
                "modify($p) { }; | a statement that is no finding",
                "insert($p); | a statement that is no finding",
                "update($p); | a statement that is no finding",
                "delete($p); | a statement that is no finding",
                "drools.halt(); | a statement that is no finding",
                "kcontext.getKieRuntime(); | a statement that is no finding",
                "findings.getClass().getName(); | unknown finding call 'getClass'",
                "findings.visit(); | a finding has 0 evidence",
                "findings.visit().evidence(\"a\").evidence(\"b\"); | a finding has 2 evidence",
                "findings.visit().evidence(\"a\") | a statement without ';'",
                "findings.visits().evidence(\"a\"); | unknown finding call 'visits' -> did you mean 'visit'?",
                "findings.visit().evidence(\"%s\"); | the evidence has 1 places for 0 values",
                "findings.visit().evidence(\"a\", $p.sexName()); | the evidence has 0 places for 1 values",
                "findings.visit().evidence(\"%999999999d\", $p.ageYears()); | the evidence holds '%9...'",
                "findings.visit().evidence($p.sexName()); | the evidence has no plain text as its template",
                "findings.visit().evidence(\"%s\", $p.getClass()); | unknown member of Person 'getClass'",
                "findings.visit().evidence(\"%s\", System.getenv()); | unknown name 'System'",
                "findings.visit().evidence(\"%s\", findings); | 'findings' inside a statement",
                "findings.visit().evidence(\"%s\", $q); | unknown variable '$q'",
                "findings.visit().evidence(\"%s\", (Runnable) () -> {}); | '->' is not allowed here",
                "findings.visit().evidence(\"\\101\"); | unknown escape in a text",
                "// nothing | a rule that reports nothing",
            })
    void refusesInConsequences(String consequence, String says) {
        List<PackProblem> problems =
                problems(HEAD + "when\n    Person( $p : this )\nthen\n    " + consequence + "\nend\n");

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isIn(5, 6);
            assertThat(problem.toString()).contains(says);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@code(\"T-1\") |  | @code is missing",
                "@title(\"t\") | @title(\"\") | @title is missing, blank",
                "@severity(1) | @severity(4) | @severity is missing or not 1 to 3",
                "@severity(1) | @severity(\"1\") | @severity is missing or not 1 to 3",
                "@consequence(\"hold\") | @consequence(\"deny\") | @consequence is 'deny'",
                "@behaviour(1) | @behaviour(0) | @behaviour is missing or not 1 to 2",
                "@legal(\"l\") | @legal(\" \") | @legal is missing, blank",
                "@legal(\"l\") | @legl(\"l\") | unknown annotation @legl -> did you mean 'legal'?",
                "@legal(\"l\") | @legal(\"l\") @legal(\"m\") | @legal",
                "@legal(\"l\") | @legal(\"l\") salience 10 | has the attribute 'salience'",
                "@legal(\"l\") | @legal(\"l\") no-loop true | has the attribute 'no-loop'",
                "@legal(\"l\") | @legal(\"l\") dialect \"mvel\" | has the attribute 'dialect'",
                "@legal(\"l\") | @legal(\"l\") timer(int: 5s) | has the attribute 'timer'",
                "rule \"r\" | rule \"R 1\" | its name is not lower-case",
                "rule \"r\" | rule \"r\" extends \"other\" | extends another",
            })
    void refusesInHeads(String old, String by, String says) {
        String head = HEAD.replace(old, by == null ? "" : by);

        assertThat(problems(head + "when\n    Person()\n" + THEN)).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.toString()).contains(says);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import java.io.File;",
                "global java.util.List list;",
                "function void f() { System.exit(1); }",
                "declare Evil end",
                "declare Person extends Object end",
                "query q() Person() end",
                "package evil;",
                "dialect \"mvel\"",
                "unit X;",
            })
    void refusesWhatIsNoRule(String text) {
        String rule = HEAD + "when\n    Person()\n" + THEN;

        assertThat(problems(text + "\n" + rule)).isNotEmpty();
        assertThat(problems(rule + text + "\n")).isNotEmpty();
    }

    @Test
    void refusesAFileWithoutRulesAndOneWithoutSense() {
        assertThat(problems("// nothing\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("holds no rule"));
        assertThat(problems(HEAD + "when Person( then end")).isNotEmpty();
        assertThat(problems("(".repeat(100_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("parentheses nest too deeply"));
        assertThat(problems(HEAD + "when\nPerson( sexLetter == \"M )\n" + THEN)).isNotEmpty();
        assertThat(problems("/* " + HEAD)).isNotEmpty();
    }

    @Test
    void refusesTheSameNameInTwoFiles() {
        PackUnderTest pack = PackUnderTest.plain()
                .with("rules/again.drl", HEAD.replace("\"r\"", "\"drug-sex\"") + "when\n    Person()\n" + THEN);

        assertThat(RuleGate.problems(pack.checked()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("rules/drugs.drl:2: rule 'drug-sex' stands in rules/again.drl:1 too"));
    }

    @Test
    void namesTheLinesOfEveryFaultInTheFile() {
        String rules = HEAD + "when\n    Person(\n        ageYears > 1,\n        ageYeers > 2 )\nthen\n\n    // why\n"
                + "    findings.visit()\n        .evidense(\"x\");\nend\n";

        assertThat(problems(rules)).extracting(PackProblem::line).containsOnly(5, 10);
    }

    @Test
    void mapsWhatOnlyTheCompilerFindsToItsRule() {
        String rules = HEAD.replace("\"r\"", "\"good\"") + "when\n    Person()\n" + THEN
                + HEAD.replace("\"r\"", "\"bad-then\"")
                + "when\n    Person( $p : this )\nthen\n    findings.line($p).evidence(\"x\");\nend\n"
                + HEAD.replace("\"r\"", "\"bad-when\"")
                + "when\n    Person( ageYears > 1 )\n    Visit( firstDay.isBefore(\"2026\") )\n" + THEN;

        assertThatThrownBy(() ->
                        CompiledPack.compile(PackUnderTest.withRules(rules).checked()))
                .isInstanceOfSatisfying(
                        PackRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .satisfiesExactly(
                                        then -> assertThat(then.toString())
                                                .startsWith("rules/test.drl:11: rule 'bad-then': ")
                                                .contains("not applicable for the arguments (Person)"),
                                        when -> assertThat(when.toString())
                                                .startsWith("rules/test.drl:1")
                                                .contains("rule 'bad-when': ")));
    }

    private static List<PackProblem> problems(String rules) {
        return RuleGate.problems(PackUnderTest.withRules(rules).checked());
    }
}
