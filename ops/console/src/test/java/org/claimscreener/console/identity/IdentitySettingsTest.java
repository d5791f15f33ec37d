package org.claimscreener.console.identity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.identity.dev.DevPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class IdentitySettingsTest {
    private static final List<DevPerson> PERSONS = DevPerson.usual(List.of());
    private static final URI ISSUER = URI.create("https://id.example");

    private static IdentitySettings at(String publicAddress) {
        return IdentitySettings.of(URI.create(publicAddress), ISSUER, "desk", Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://desk.example",
                "https://desk.example/path",
                "https://user@desk.example",
                "http://desk.example",
                "http://192.0.2.1:8080"
            })
    void refusesAnAddressThatIsNoneOrInTheClear(String address) {
        assertThatThrownBy(() -> at(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesItsOwnMachineWithoutEncryption() {
        assertThat(at("http://127.0.0.1:8080").isEncrypted()).isFalse();
        assertThat(at("https://desk.example").isEncrypted()).isTrue();
    }

    @Test
    void theDevelopmentProviderIsOffUnlessItIsEnabled() {
        assertThat(at("https://desk.example").development()).isEmpty();
    }

    @Test
    void theDevelopmentProviderIsForOnesOwnMachineAlone() {
        assertThatThrownBy(() -> IdentitySettings.development(URI.create("https://desk.example"), PERSONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("development");
        IdentitySettings local = IdentitySettings.development(URI.create("http://127.0.0.1:8080"), PERSONS);
        Identity identity = new Identity(local, new TestTrail(), new TestClock(), new SimpleMeterRegistry());

        assertThatThrownBy(() -> Javalin.create(config -> identity.install(config, "0.0.0.0", ctx -> false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0");
    }
}
