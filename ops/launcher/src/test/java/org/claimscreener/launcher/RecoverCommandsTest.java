package org.claimscreener.launcher;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What needs no broker; the rest is in {@link StoryIT}. */
class RecoverCommandsTest {
    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsSent() {
        assertUsage("name a command: order, receipt, reduce, close or list", "supervision", "recover");
        assertEntry("amount_fen is not 1 to", "order", "--fen", "0", "--order", "1");
        assertEntry("reference is blank", "order", "--fen", "1", "--order", " ");
        assertEntry("--received is 'yesterday'", "receipt", "--fen", "1", "--number", "R-1", "--received", "yesterday");
        assertEntry("is yet to come", "receipt", "--fen", "1", "--number", "R-1", "--received", "2099-01-01");
        assertEntry("Missing required option: '--decision", "close");
        assertEntry("Missing required option: '--fen", "reduce", "--decision", "D-1");
        assertEntry("expected one of [LOSS, FINE]", "close", "--decision", "D-1", "--account", "BOTH");
        assertEntry("name the broker", "close", "--decision", "D-1");
    }

    @Test
    void whoOwesItIsNamedByKindAndId() {
        assertUsage(
                "--subject is 'H43010200001'; write the kind",
                "supervision",
                "recover",
                "close",
                "case-17",
                "--subject",
                "H43010200001",
                "--decision",
                "D-1",
                "--reason",
                "r");
    }

    private static void assertEntry(String message, String command, String... words) {
        List<String> all = new ArrayList<>(List.of("supervision", "recover", command, "case-17"));
        all.addAll(List.of("--subject", "INSTITUTION:H43010200001", "--reason", "r", "--actor", "u-1"));
        all.addAll(List.of(words));
        assertUsage(message, all.toArray(String[]::new));
    }

    private static void assertUsage(String message, String... args) {
        Typed typed = new Typed();
        assertThat(typed.run(args)).as(typed.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains(message);
    }
}
