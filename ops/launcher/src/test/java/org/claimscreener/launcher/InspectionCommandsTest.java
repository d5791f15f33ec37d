package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;

import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.DrawSeed;
import org.claimscreener.engine.inspection.DrawTerms;
import org.claimscreener.launcher.inspection.SeedFiles;
import org.claimscreener.supervision.inspection.SeedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What commands about inspections and fines say without a broker. */
class InspectionCommandsTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"commit", "reveal", "check", "list", "result", "estimate", "labels", "unannounced"})
    void everyCommandHelpsWithAnExampleInEightyColumns(String command) {
        assertThat(typed.run("inspection", command, "--help")).isEqualTo(ExitCodes.OK);
        assertThat(typed.out()).contains("Usage: screener inspection " + command, "Example");
        assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void asksForACommand() {
        assertThat(typed.run("inspection")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("name a command: commit, reveal");
    }

    @Test
    void aMonthThatIsOverCannotBeCommittedTo() {
        assertThat(commit("2020-01")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("2020-01 is over");
        assertThat(seeds()).doesNotExist();
    }

    @Test
    void nothingIsWrittenUntilItIsOnRecordWhoDidIt() {
        assertThat(commit("2099-01")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("--bootstrap-servers");
        assertThat(seeds()).doesNotExist();
    }

    @Test
    void aSeedIsNotRevealedBeforeItsMonthIsOver() throws Exception {
        SeedFiles.add(seeds(), plan(YearMonth.of(2099, 1)));

        assertThat(typed.run("inspection", "reveal", "--month", "2099-01", "--seeds", seeds().toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("stays secret until the month is over").doesNotContain("00".repeat(32));
    }

    @Test
    void seedsAreAddedWholeAndForTheirOwnerAlone() throws IOException {
        SeedFiles.add(seeds(), plan(YearMonth.of(2099, 1)));
        SeedFiles.add(seeds(), plan(YearMonth.of(2099, 2)));

        assertThat(SeedFile.read(seeds()).months()).isEqualTo(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(seeds())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        SeedFiles.add(seeds(), plan(YearMonth.of(2099, 1)));
        Files.setPosixFilePermissions(seeds(), PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(commit("2099-02")).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("chmod 600");
    }

    @Test
    void aFineIsARangeWithItsArithmeticAndAPersonDecides() {
        assertThat(typed.run("supervision", "fine", "--article", "38", "--loss-fen", "123405"))
                .isEqualTo(ExitCodes.OK);
        assertThat(typed.out())
                .contains(
                        "¥1,234.05 to ¥2,468.10 = 1 to 2 times ¥1,234.05",
                        "工作人员",
                        "A person of the competent office decides");

        Typed intent = new Typed();
        intent.run("supervision", "fine", "--article", "38", "--loss-fen", "123405", "--intent");
        assertThat(intent.out()).contains("article      40", "2 to 5 times");
        Typed refusal = new Typed();
        refusal.run("supervision", "fine", "--article", "39", "--refused-to-correct");
        assertThat(refusal.out()).contains("¥10,000.00 to ¥50,000.00, fixed by the article");
        Typed none = new Typed();
        none.run("supervision", "fine", "--article", "41", "--loss-fen", "100");
        assertThat(none.out()).contains("none by what was confirmed");
    }

    @Test
    void whatNoArticleKnowsIsRefusedInWords() {
        assertThat(typed.run("supervision", "fine", "--article", "37")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("38, 39, 40 or 41");
        Typed loss = new Typed();
        assertThat(loss.run("supervision", "fine", "--article", "39", "--loss-fen", "5"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(loss.err()).contains("article 38, item 7");
    }

    private int commit(String month) {
        return typed.run("inspection", "commit", "--month", month, "--seeds", seeds().toString());
    }

    private Path seeds() {
        return folder.resolve("seeds");
    }

    private static DrawPlan plan(YearMonth month) {
        return new DrawPlan(
                DrawTerms.whole(month, CreditScheme.STANDARD.sampling()), DrawSeed.of(new byte[DrawSeed.BYTES]));
    }
}
