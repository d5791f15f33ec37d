package org.claimscreener.launcher.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;

/** Versions of a pack whose one rule holds every line that bills more than so much. */
final class CeilingPacks {
    static final String ID = "ceiling";

    private final Path folder;

    CeilingPacks(Path folder) {
        this.folder = folder;
    }

    RulePack holdingAbove(long fen) throws Exception {
        return written("FeeLine( $line : this, claimed, amountFen > " + fen + " )", Lineage.FIRST);
    }

    RulePack holdingAbove(long fen, RulePack before) throws Exception {
        return written("FeeLine( $line : this, claimed, amountFen > " + fen + " )", Lineage.after(before));
    }

    /** The same, which also declares features of an institution: its bills in each of these windows. */
    RulePack holdingAbove(long fen, Lineage lineage, String... windows) throws Exception {
        StringBuilder features = new StringBuilder();
        for (String window : windows) {
            features.append("""
                    - name: bills_%1$s
                      key: institution
                      aggregate: count
                      window: %1$s
                      unit: settlements
                      description: "Settlements of the institution in %1$s, this one counted"
                    """.formatted(window));
        }
        return written("FeeLine( $line : this, claimed, amountFen > " + fen + " )", lineage, features.toString());
    }

    /** Fails on every settlement: it divides by nothing. */
    RulePack failing(RulePack before) throws Exception {
        return written(
                "FeeLine( $line : this, claimed, amountFen / ( amountFen - amountFen ) > 1 )", Lineage.after(before));
    }

    /** A pack by all rules of the format whose rule names what no fact has. */
    RulePack broken(RulePack before) throws Exception {
        return written("FeeLine( $line : this, claimed, noSuchThing > 1 )", Lineage.after(before));
    }

    private RulePack written(String condition, Lineage lineage) throws Exception {
        return written(condition, lineage, "");
    }

    private RulePack written(String condition, Lineage lineage, String features) throws Exception {
        Path pack = folder.resolve(ID + "-" + lineage.sequence() + "-" + Integer.toHexString(condition.hashCode()));
        write(pack.resolve("pack.yaml"), """
                id: %s
                version: %d.0.0
                owner: test
                description: Holds lines above a ceiling.
                regions: ["*"]
                effective: {from: 2020-01-01, to: null}
                change: For a test.
                limits: {max_firings: 1000, max_micros: 1000000}
                """.formatted(ID, lineage.sequence()));
        write(pack.resolve("rules/ceiling.drl"), """
                rule "ceiling"
                    @code("T-01") @title("大额") @severity(3) @consequence("hold") @behaviour(2)
                    @legal("《医疗保障基金使用监督管理条例》第三十八条第五项")
                when
                    %s
                then
                    findings.line($line).evidence("大额");
                end
                """.formatted(condition));
        if (!features.isEmpty()) {
            write(pack.resolve("features.yaml"), features);
        }
        return PackFolder.load(pack, lineage);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
