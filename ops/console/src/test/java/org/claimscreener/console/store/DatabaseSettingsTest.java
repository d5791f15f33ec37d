package org.claimscreener.console.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseSettingsTest {
    private static final String URL = "jdbc:postgresql://db:5432/console";

    @Test
    void saysWhereItIsWithoutThePassword() {
        assertThat(new DatabaseSettings(URL, "console", "geheim")).hasToString(URL + " as console");
    }

    @Test
    void refusesAPasswordWithinTheAddress() {
        assertThatThrownBy(() -> new DatabaseSettings(URL + "?password=geheim", "console", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://db/console", "console", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
