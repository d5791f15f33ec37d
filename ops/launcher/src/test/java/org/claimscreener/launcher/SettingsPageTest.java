package org.claimscreener.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.claimscreener.flow.settings.Setting;
import org.claimscreener.holds.HoldsMain;
import org.claimscreener.screening.ScreeningMain;
import org.claimscreener.supervision.io.SupervisionMain;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsPageTest {
    private static final Path PAGE = Path.of("../SETTINGS.md");

    @Test
    void thePageSaysWhatTheCodeTakes() throws Exception {
        String text = SettingsPage.text();
        Path written = Files.writeString(Path.of("target", "SETTINGS.md"), text);

        assertThat(Files.readString(PAGE))
                .as("take %s in its place", written.toAbsolutePath())
                .isEqualTo(text);
    }

    @Test
    void noTwoSettingsOfAJobHaveOneName() {
        assertThat(List.of(ScreeningMain.SETTINGS, HoldsMain.SETTINGS, SupervisionMain.SETTINGS))
                .allSatisfy(settings ->
                        assertThat(settings).extracting(Setting::name).doesNotHaveDuplicates());
    }

    @Test
    void bareNumbersCarryTheirUnit() {
        Set<String> numbers = Stream.of(ScreeningMain.SETTINGS, HoldsMain.SETTINGS, SupervisionMain.SETTINGS)
                .flatMap(List::stream)
                .filter(setting -> setting.form() == Setting.Form.NUMBER)
                .map(Setting::name)
                .collect(Collectors.toSet());

        assertThat(numbers).allMatch(name -> name.equals("parallelism") || name.endsWith("-ms"));
    }
}
