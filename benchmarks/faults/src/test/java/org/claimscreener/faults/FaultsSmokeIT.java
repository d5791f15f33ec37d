package org.claimscreener.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.claimscreener.faults.lab.LabSettings;
import org.claimscreener.faults.scenario.Fault;
import org.claimscreener.faults.scenario.Progress;
import org.claimscreener.faults.scenario.TrialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A few faults against one cluster of real processes; all of them are in benchmarks/run-faults. */
class FaultsSmokeIT {
    private static final int RATE = 60;

    @TempDir
    private Path folder;

    @Test
    void bearsAKillAZombieNoiseAndMeddlingWithPacks() {
        Path home =
                Path.of(System.getProperty("screener.home")).toAbsolutePath().normalize();
        FaultRun run = new FaultRun(
                new LabSettings(home, folder, RATE, 7, Duration.ofSeconds(10)),
                new TrialSettings(true, Duration.ofSeconds(20), RATE),
                new VerifierOracle(),
                new Progress(System.err));

        List<ScenarioResult> results = run.run(List.of(Fault.F1, Fault.F7, Fault.F11, Fault.F22));

        assertThat(results).hasSize(4).allSatisfy(result -> {
            assertThat(result.outcome()).as("%s", result).isEqualTo(ScenarioResult.Outcome.DONE);
            assertThat(result.totals().contradictory())
                    .as("contradictory, %s", result)
                    .isZero();
            assertThat(result.totals().unanswered())
                    .as("unanswered, %s", result)
                    .isZero();
            assertThat(result.isGood()).as("%s", result).isTrue();
        });
    }
}
