package org.claimscreener.authorkit.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.deploy.OrdersOfPack;
import org.claimscreener.engine.deploy.StagedPack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackPickTest {
    private static final StagedPack FIRST = Reports.staged("1.0.0", Reports.FIRST, 1);
    private static final StagedPack SECOND = Reports.staged("1.1.0", Reports.SECOND, 2);
    private static final StagedPack RETIRED = Reports.staged("0.9.0", "ff".repeat(32), 1);
    private static final OrdersOfPack ORDERS = orders(FIRST, SECOND);

    @Test
    void findsByVersionAndByTheFirstDigits() throws CommandFailure {
        assertThat(PackPick.of(ORDERS, "1.1.0")).isEqualTo(SECOND);
        assertThat(PackPick.of(ORDERS, "1a1a1a1a2")).isEqualTo(SECOND);
        assertThat(PackPick.of(ORDERS, Reports.FIRST)).isEqualTo(FIRST);
    }

    @Test
    void refusesDigitsThatTwoPacksShare() {
        refused("1a1a1a1a", "1a1a1a1a is ambiguous: 1.0.0 (1a1a1a1a1a1a), 1.1.0 (1a1a1a1a2b2b)");
    }

    @Test
    void refusesAVersionThatWasBuiltTwice() {
        OrdersOfPack twice = orders(FIRST, Reports.staged("1.0.0", Reports.SECOND, 2));

        assertThatThrownBy(() -> PackPick.of(twice, "1.0.0")).hasMessageContaining("ambiguous");
    }

    @Test
    void refusesFewerThanEightDigits() {
        refused("1a1a1a1", "too short for a digest: give 8 digits or more");
    }

    @Test
    void saysWhatThereIsWhenNothingFits() {
        refused("12345678", "no pack plain 12345678: staged are 1.0.0 (1a1a1a1a1a1a), 1.1.0");
        refused("2.0.0", "no pack plain 2.0.0");
        refused("0.9.0", "plain 0.9.0 is retired: stage it again first");
        refused("ffffffff", "is retired");
        assertThatThrownBy(() -> PackPick.of(orders(), "1.0.0")).hasMessageContaining("nothing is staged");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> PackPick.of(ORDERS, text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(message);
    }

    private static OrdersOfPack orders(StagedPack... packs) {
        Map<String, StagedPack> staged = new TreeMap<>();
        for (StagedPack pack : packs) {
            staged.put(pack.digest(), pack);
        }
        return new OrdersOfPack(
                "plain", 9, new TreeMap<>(staged), new TreeMap<>(Map.of(RETIRED.digest(), RETIRED)), null, List.of());
    }
}
