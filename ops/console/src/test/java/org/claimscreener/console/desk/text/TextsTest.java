package org.claimscreener.console.desk.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.console.view.TipState;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralOutcome;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipDismissal;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipRefusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern USED = Pattern.compile("s\\.t\\(\"([A-Za-z0-9.]+)\"[,)]");

    private final Texts chinese = Texts.in(Language.ZH);
    private final Texts english = Texts.in(Language.EN);

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(english.keys()).isEqualTo(chinese.keys()).hasSizeGreaterThan(300);
        assertThat(english.keys())
                .allSatisfy(key -> assertThat(places(english.of(key))).as(key).isEqualTo(places(chinese.of(key))));
    }

    private static List<String> places(String text) {
        List<String> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places.stream().sorted().toList();
    }

    @Test
    void chineseIsChineseAndEnglishIsNot() {
        assertThat(english.keys()).allSatisfy(key -> {
            assertThat(english.of(key)).as(key).isNotBlank().doesNotContainPattern("\\p{IsHan}");
            assertThat(chinese.of(key)).as(key).containsPattern("\\p{IsHan}");
        });
    }

    @Test
    void everyValueThatAPageShowsHasAName() {
        for (Class<? extends Enum<?>> type : List.<Class<? extends Enum<?>>>of(
                HoldStage.class,
                HoldEvent.class,
                HoldRefusal.class,
                HoldLapse.class,
                ActorRole.class,
                Consequence.class,
                SystemReason.class,
                StandingKind.class,
                SupervisionEvent.class,
                DirectiveKind.class,
                CreditMeasure.class,
                ContestStage.class,
                SubjectKind.class,
                DirectiveBasis.class,
                RecoveryAccount.class,
                RecoveryEvent.class,
                ReferralStage.class,
                ReferralEvent.class,
                ReferralOutcome.class,
                ReferralDepartment.class,
                InspectionFinding.class,
                SupervisionRefusal.class,
                TipState.class,
                TipEvent.class,
                TipRefusal.class,
                TipChannel.class,
                TipDismissal.class,
                Channel.class,
                Sex.class)) {
            for (Enum<?> value : type.getEnumConstants()) {
                assertThat(english.of(value)).isNotBlank();
            }
        }
        for (HoldCommandKind kind : HoldCommandKind.values()) {
            assertThat(english.of("verb", kind)).isNotBlank();
        }
        for (TipCommandKind kind : EnumSet.complementOf(EnumSet.of(TipCommandKind.OTHER))) {
            assertThat(english.of("verb", kind) + english.of("what", kind)).isNotBlank();
        }
    }

    @Test
    void templatesUseOnlyTextsThatThereAre() {
        List<String> used = new ArrayList<>();
        for (Path template : templates()) {
            Matcher matcher = USED.matcher(read(template));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        assertThat(used)
                .hasSizeGreaterThan(150)
                .allSatisfy(key -> assertThat(english.keys()).contains(key));
    }

    private static List<Path> templates() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void putsArgumentsIn() {
        assertThat(english.of("due.hours", 3)).isEqualTo("3 h left");
    }

    @Test
    void aTextThatIsMissingIsAFaultOfOurs() {
        assertThatThrownBy(() -> english.of("no.such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such");
    }

    @Test
    void takesTheLanguageThatABrowserAsksFor() {
        assertThat(Language.ofHeader("en-GB,en;q=0.9,zh;q=0.5")).isEqualTo(Language.EN);
        assertThat(Language.ofHeader("zh-TW")).isEqualTo(Language.ZH);
        assertThat(Language.ofHeader("fr")).isEqualTo(Language.ZH);
        assertThat(Language.ofHeader(null)).isEqualTo(Language.ZH);
        assertThat(Language.ofHeader("!!,;q=x")).isEqualTo(Language.ZH);
        assertThat(Language.ofHeader("en,".repeat(500))).isEqualTo(Language.ZH);
    }
}
