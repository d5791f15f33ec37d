package org.claimscreener.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

/** What packs are evaluated with: the packs that ship, or some of their rules, and honest settlements with their persons' pasts. */
final class PackSamples {
    /** Some months of a small town: most persons have a past then. */
    private static final int SETTLEMENTS = 30_000;

    private static final int PERSONS = 2_000;

    private static final int SAMPLES = 200;
    private static final int SPREAD = 5;
    private static final long SEED = 20261130;
    private static final int FEW_RULES = 4;
    private static final int MOST_ROWS_A_TABLE = 200_000;

    private PackSamples() {}

    /** One settlement, what its person had before, and what is known of its institution. */
    record Sample(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {}

    /**
     * The packs that ship.
     *
     * @param rules how many of every four of their rules: 1 to 4
     * @param copies of each pack, under ids of their own
     */
    static List<CompiledPack> packs(int rules, int copies) throws IOException, PackRefusedException {
        List<CompiledPack> compiled = new ArrayList<>();
        for (Path folder : shipped()) {
            for (int copy = 1; copy <= copies; copy++) {
                compiled.add(CompiledPack.compile(PackFolder.load(some(folder, rules, copy))));
            }
        }
        return compiled;
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> folders = Files.list(packs())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** The pack of payment policy with these of its rules alone. */
    static CompiledPack policy(List<String> rules) throws IOException, PackRefusedException {
        Path folder = packs().resolve("national-policy");
        return CompiledPack.compile(PackFolder.load(some(folder, (rule, number) -> rules.contains(rule), 1)));
    }

    /** The pack of payment policy and beside its own tables some more, so many rows together, keyed by {@link #itemCode}. */
    static RulePack policyWith(int rows) throws IOException, PackRefusedException {
        Path folder = some(packs().resolve("national-policy"), (rule, number) -> number < FEW_RULES, 1);
        StringBuilder declared = new StringBuilder("tables:\n");
        for (int table = 0; table * MOST_ROWS_A_TABLE < rows; table++) {
            declared.append("  - name: more_")
                    .append(table)
                    .append("\n    file: tables/more_")
                    .append(table)
                    .append(".csv\n    key: item_code\n    columns: {limit: number}\n")
                    .append("    source: \"made up\"\n    description: \"for measuring\"\n");
            StringBuilder csv = new StringBuilder("item_code,limit,source\n");
            for (int row = table * MOST_ROWS_A_TABLE; row < Math.min(rows, (table + 1) * MOST_ROWS_A_TABLE); row++) {
                csv.append(itemCode(row)).append(",3,made up\n");
            }
            Files.writeString(folder.resolve("tables/more_" + table + ".csv"), csv);
        }
        Path header = folder.resolve("pack.yaml");
        Files.writeString(header, Files.readString(header).replaceFirst("(?m)^tables:\\n", declared.toString()));
        return PackFolder.load(folder);
    }

    /** A code like a drug's, another for each number. */
    static String itemCode(int number) {
        return "XA10BA%09dZ0001".formatted(number);
    }

    private static Path packs() {
        return Path.of(System.getProperty("screener.home", ".")).resolve("rule-packs/packs");
    }

    private static Path some(Path folder, int rules, int copy) throws IOException {
        return some(folder, (rule, number) -> number % 4 < rules, copy);
    }

    /** The pack with those rules, of its rules by name and number, that are wanted. */
    private static Path some(Path folder, BiPredicate<String, Integer> wanted, int copy) throws IOException {
        Path to = Files.createTempDirectory("pack-samples");
        int number = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                String rule = file.getFileName().toString().replace(".drl", "");
                if (name.startsWith("cases/") || (name.endsWith(".drl") && !wanted.test(rule, number++))) {
                    continue;
                }
                Path target = to.resolve(name);
                Files.createDirectories(target.getParent());
                String text = Files.readString(file);
                Files.writeString(
                        target,
                        copy > 1 && name.equals("pack.yaml")
                                ? text.replaceFirst("(?m)^id: (.*)$", "id: $1-" + copy)
                                : text);
            }
        }
        return to;
    }

    /** Settlements whose count of lines is nearest to the one asked for. */
    static List<Sample> near(int lines, List<CompiledPack> packs) {
        Traffic traffic = new Traffic(TrafficSettings.defaults(SEED, LocalDate.of(2026, 1, 5))
                .withPopulation(PERSONS)
                .honestOnly());
        Map<String, List<PastVisit>> pasts = new HashMap<>();
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < SETTLEMENTS; i++) {
            TrafficEvent event = traffic.next();
            Settlement settlement = event.settlement().orElseThrow();
            List<PastVisit> past = pasts.computeIfAbsent(event.key(), person -> new ArrayList<>());
            if (i >= SETTLEMENTS / 2) {
                all.add(new Sample(settlement, List.copyOf(past), frame(settlement, packs)));
            }
            var facts = FactMaker.facts(settlement, new PatientHistory(past), Circumstances.NONE);
            past.add(Histories.remember(facts, Verdict.RELEASE));
        }
        // A stable sort of what is nearly as long, then some of each day: the very nearest are all of one kind.
        all.sort(Comparator.comparingInt(
                sample -> Math.abs(sample.settlement().getFeeLines().size() - lines) / Math.max(1, lines / 4)));
        List<Sample> near = new ArrayList<>(all.subList(0, SAMPLES * SPREAD));
        List<Sample> spread = new ArrayList<>();
        for (int i = 0; i < near.size(); i += SPREAD) {
            spread.add(near.get(i));
        }
        return spread;
    }

    private static DecisionFrame frame(Settlement settlement, List<CompiledPack> packs) {
        List<FeatureValue> features = new ArrayList<>();
        for (CompiledPack pack : packs) {
            for (FeatureDeclaration feature : pack.pack().features()) {
                if (!feature.key().ofPatient() && !feature.key().hasSubject()) {
                    features.add(FeatureValue.newBuilder()
                            .setName(feature.name())
                            .setValue(1)
                            .setCoverageSince(Instant.EPOCH)
                            .build());
                }
            }
        }
        return new DecisionFrame(
                List.of(), Circumstances.of(features), "", new Source("benchmark", 0, 0L), settlement.getSettledAt());
    }
}
