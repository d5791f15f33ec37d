package org.claimscreener.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.screening.FileScreening;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.standing.GivenStanding;

import io.micrometer.core.instrument.Counter;

/** One measurement from the traffic to the figures. Used once. */
final class Measurement {
    private final AccuracySettings settings;
    private final Result.Origin origin;
    private final boolean timed;

    Measurement(AccuracySettings settings, Result.Origin origin, boolean timed) {
        this.settings = settings;
        this.origin = origin;
        this.timed = timed;
    }

    Result run(Packs packs, RunFolder folder, Told told) throws CommandFailure, IOException {
        told.doing("making traffic");
        Material material = Material.write(
                settings, folder.traffic(), made -> told.doing("making traffic, " + Text.count(made) + " settlements"));
        double began = told.seconds();
        screen(packs, material, folder, told);
        double screeningSeconds = told.seconds() - began;
        told.doing("holding decisions against labels");
        Figures figures = Reckoning.of(material.sent(), Answers.read(folder.results()), Knowledge.read());
        Optional<Timing> timing =
                timed ? Optional.of(Timing.measure(packs, folder.traffic(), told::doing)) : Optional.empty();
        List<RuleInfo> rules = new ArrayList<>();
        packs.leases().forEach(lease -> rules.addAll(lease.pack().rules()));
        return new Result(
                settings,
                origin,
                packs.packs().stream().map(RulePack::toString).toList(),
                rules,
                figures,
                screeningSeconds,
                timing);
    }

    private static void screen(Packs packs, Material material, RunFolder folder, Told told) throws CommandFailure {
        String all = Text.count(material.sent().size());
        told.doing(() -> "screening, " + Text.count(decided()) + " of " + all + " settlements");
        try {
            FileScreening.run(new FileScreening.Request(
                    folder.traffic(),
                    "traffic",
                    folder.results(),
                    folder.deadLetters(),
                    new PackArchives(
                            packs.packs().stream().map(RulePack::archive).toList()),
                    new GivenStanding(material.standings()),
                    folder.state()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", e);
        } catch (Exception e) { // As Flink declares it.
            throw CommandFailure.failed(
                    "the screening failed: " + e + "; see " + System.getProperty("screener.log"), e);
        }
    }

    /** The job's own count. */
    private static long decided() {
        return (long) JvmRegistry.registry().find("screener_decisions").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
