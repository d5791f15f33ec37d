package org.claimscreener.console.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.ActorRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityFileTest {
    private static final URI DESK = URI.create("https://desk.example");
    private static final String LEAST = "issuer=https://id.example/realms/fund\nclient-id=desk\n";

    @TempDir
    private Path folder = Path.of("");

    private IdentitySettings read(String text) throws IOException {
        return IdentityFile.read(Files.writeString(folder.resolve("identity.properties"), text), DESK);
    }

    @Test
    void theLeastIsAnIssuerAndAClient() throws IOException {
        assertThat(read(LEAST))
                .isEqualTo(IdentitySettings.of(
                        DESK, URI.create("https://id.example/realms/fund"), "desk", Optional.empty()));
    }

    @Test
    void everySettingIsTaken() throws IOException {
        Files.writeString(folder.resolve("secret"), "not-a-real-one\n");
        IdentitySettings settings = read(LEAST
                + "client-secret-file=secret\nroles-claim=realm_access.roles\ninstitution-claim=fixmedins_code\n"
                + "role.fund-auditor=AUDITOR\nidle-minutes=15\nlongest-minutes=480\n");

        assertThat(settings.clientSecret()).contains(new IdentitySettings.ClientSecret("not-a-real-one"));
        assertThat(settings.claims())
                .isEqualTo(new ClaimNames(
                        "realm_access.roles",
                        "fixmedins_code",
                        new RoleNames(Map.of("fund-auditor", ActorRole.AUDITOR))));
        assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.longest()).isEqualTo(Duration.ofHours(8));
        assertThat(settings.development()).isEmpty();
    }

    @Test
    void aDutyIsNamedAsARoleIs() throws IOException {
        assertThat(read(LEAST).claims().names().duties()).containsEntry("tip-desk", Duty.TIP_DESK);
        assertThat(read(LEAST + "role.fund-tips=TIP_DESK\nrole.fund-auditor=AUDITOR\n")
                        .claims()
                        .names())
                .isEqualTo(
                        new RoleNames(Map.of("fund-auditor", ActorRole.AUDITOR), Map.of("fund-tips", Duty.TIP_DESK)));
        // With one that is named, only those count: the usual name of the duty opens nothing then.
        assertThat(read(LEAST + "role.fund-auditor=AUDITOR\n").claims().names().duties())
                .isEmpty();
    }

    @Test
    void aSecretShowsInNoText() throws IOException {
        Files.writeString(folder.resolve("secret"), "not-a-real-one");

        assertThat(read(LEAST + "client-secret-file=secret\n").toString()).doesNotContain("not-a-real-one");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> read("client-id=desk"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("issuer");
        assertThatThrownBy(() -> read(LEAST + "role.x=KING")).hasMessageContaining("KING");
        assertThatThrownBy(() -> read(LEAST + "client-secret=x")).hasMessageContaining("client-secret is no setting");
        assertThatThrownBy(() -> read(LEAST + "idle-minutes=0")).hasMessageContaining("idle");
        assertThatThrownBy(() -> read(LEAST + "idle-minutes=long")).hasMessageContaining("long");
        assertThatThrownBy(() -> read(LEAST + "client-secret-file=none")).hasMessageContaining("none");
        assertThatThrownBy(() -> read("issuer=http://id.example\nclient-id=desk"))
                .hasMessageContaining("clear");
    }
}
