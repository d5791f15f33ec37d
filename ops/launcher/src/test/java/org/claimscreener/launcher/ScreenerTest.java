package org.claimscreener.launcher;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.ClientConfigOption;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ScreenerTest {
    private final Typed typed = new Typed();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "screen",
                "traffic",
                "topics",
                "dead-letters",
                "explain",
                "verify",
                "record",
                "console",
                "standing",
                "supervision",
                "tip",
                "inspection",
                "referral",
                "disclosure",
                "audit",
                "generate-completion"
            })
    void everyCommandHelps(String command) {
        assertThat(typed.run(command, "--help")).isEqualTo(ExitCodes.OK);
        assertThat(typed.out()).contains("Usage: screener " + command);
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void helpFitsEightyColumns() {
        for (String command :
                new String[] {"demo", "up", "screen", "traffic", "explain", "verify", "record", "console"}) {
            typed.run(command, "--help");
        }
        typed.run("standing", "put", "--help");
        typed.run("standing", "list", "--help");
        for (String command : new String[] {"keygen", "make", "verify", "sent", "received", "answered", "list"}) {
            typed.run("referral", command, "--help");
        }
        for (String command : new String[] {"order", "receipt", "reduce", "close", "list"}) {
            typed.run("supervision", "recover", command, "--help");
        }
        for (String command : new String[] {"create", "plan", "apply", "drift"}) {
            typed.run("topics", command, "--help");
        }
        for (String command : new String[] {"list", "show", "replay"}) {
            typed.run("dead-letters", command, "--help");
        }
        typed.run("disclosure", "make", "--help");
        typed.run("disclosure", "verify", "--help");
        typed.run("audit", "verify", "--help");
        typed.run("audit", "show", "--help");
        assertThat(typed.out())
                .contains(
                        "screener standing put",
                        "screener audit verify",
                        "screener referral make",
                        "screener supervision recover order",
                        "screener standing list",
                        "screener disclosure make",
                        "screener disclosure verify",
                        "screener topics create",
                        "screener topics apply",
                        "screener dead-letters replay");
        assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        assertThat(typed.run("demo", "--rat", "3")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).hasLineCount(1).contains("--rat").contains("did you mean --rate");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(typed.run("scren")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).hasLineCount(1).contains("did you mean screen");
    }

    @Test
    void asksForACommand() {
        assertThat(typed.run()).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).hasLineCount(1).contains("name a command");
    }

    @Test
    void refusesARateThatMakesNoSense() {
        assertThat(typed.run("demo", "--rate", "0")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).hasLineCount(1).contains("--rate is 0, expected 1 to 20000");
    }

    @Test
    void everyCommandThatGoesToABrokerCanSayWhoItIsThere() {
        List<CommandLine> asked = new ArrayList<>(List.of(Screener.commandLine(Console.ofThisProcess())));
        List<String> atABroker = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            CommandSpec spec = asked.get(i).getCommandSpec();
            asked.addAll(asked.get(i).getSubcommands().values());
            if (spec.findOption("--bootstrap-servers") != null) {
                atABroker.add(spec.qualifiedName());
                assertThat(spec.findOption(ClientConfigOption.NAME))
                        .as(spec.qualifiedName())
                        .isNotNull();
            }
        }
        assertThat(atABroker).contains("screener verify", "screener topics apply", "screener supervision list");
    }

    @Test
    void whoOneIsIsRefusedWithoutAPlaceOrAFile() {
        assertThat(typed.run("dead-letters", "show", "x-0@1", "--client-config", "pom.xml"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).hasLineCount(1).contains("say with --bootstrap-servers where that is");
        Typed missing = new Typed();
        assertThat(missing.run("topics", "drift", "--bootstrap-servers", "a:1", "--client-config", "nowhere"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(missing.err()).hasLineCount(1).contains("there is no file nowhere");
    }

    @Test
    void saysItsVersion() {
        assertThat(typed.run("--version")).isEqualTo(ExitCodes.OK);
        assertThat(typed.out()).startsWith("screener ").contains("Java ");
    }

    @Test
    void listsEveryTopicOfTheCatalogue() {
        assertThat(typed.run("topics", "list")).isEqualTo(ExitCodes.OK);
        assertThat(typed.out().lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("claims.settlements.v1\tin use\t12\tpatient id\t30 days"))
                .anySatisfy(line -> assertThat(line).startsWith("claims.tips.v1\tin use\t"));
    }

    @Test
    void writesTheSameTrafficForTheSameSeed() {
        assertThat(typed.run("traffic", "--count", "50", "--population", "2000"))
                .isEqualTo(ExitCodes.OK);
        Typed again = new Typed();
        again.run("traffic", "--count", "50", "--population", "2000");

        assertThat(typed.out()).hasLineCount(50).isEqualTo(again.out());
        assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{\"infno\":\"2"));
    }

    @Test
    void showsAStackTraceOnlyWhenAsked() {
        typed.run("screen", "--in", "/nowhere/in.jsonl", "--out", "/nowhere/out.jsonl", "--packs", "/nowhere/pack");
        assertThat(typed.err()).hasLineCount(1).contains("there is no rule pack at /nowhere/pack");

        Typed verbose = new Typed();
        verbose.run("screen", "--in", "a", "--out", "b", "--packs", "/nowhere/pack", "--verbose");
        assertThat(verbose.err()).contains("\tat org.claimscreener");
    }
}
