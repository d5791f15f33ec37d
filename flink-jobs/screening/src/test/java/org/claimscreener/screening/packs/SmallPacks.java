package org.claimscreener.screening.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** Packs of one rule, which compile in a moment. */
public final class SmallPacks {
    private SmallPacks() {}

    /** Notes whatever bills more than so much; the first of its id. */
    public static RulePack noting(Path folder, String id, long fen) {
        return written(folder, id, "1.0.0", "Settlement( totalFen > " + fen + " )", Lineage.FIRST);
    }

    /** The next version, with another threshold. */
    public static RulePack after(RulePack before, Path folder, long fen) {
        Lineage lineage = Lineage.after(before);
        return written(
                folder, before.id(), lineage.sequence() + ".0.0", "Settlement( totalFen > " + fen + " )", lineage);
    }

    /** The next version, which is a pack and does not compile. */
    public static RulePack brokenAfter(RulePack before, Path folder) {
        Lineage lineage = Lineage.after(before);
        return written(folder, before.id(), lineage.sequence() + ".0.0", "Settlement( noSuchThing > 1 )", lineage);
    }

    private static RulePack written(Path folder, String id, String version, String condition, Lineage lineage) {
        Path pack = folder.resolve(id + "-" + version);
        try {
            Files.createDirectories(pack.resolve("rules"));
            Files.writeString(pack.resolve("pack.yaml"), """
                    id: %s
                    version: %s
                    owner: test
                    description: One rule.
                    regions: ["*"]
                    effective: {from: 2020-01-01, to: null}
                    change: For a test.
                    limits: {max_firings: 100, max_micros: 1000000}
                    """.formatted(id, version));
            Files.writeString(pack.resolve("rules/large.drl"), """
                    rule "large"
                        @code("T-01") @title("大额") @severity(3) @consequence("note") @behaviour(1)
                        @legal("《医疗保障基金使用监督管理条例》第三十八条第五项")
                    when
                        %s
                    then
                        findings.visit().evidence("大额");
                    end
                    """.formatted(condition));
            return PackFolder.load(pack, lineage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PackRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}
