package org.claimscreener.engine.deploy;

import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.pack.RulePack;

/** Three versions of one pack, each built after the one before, and a stranger of another id. */
final class Packs {
    static final RulePack FIRST = version("1.0.0", Lineage.FIRST);
    static final RulePack SECOND = version("2.0.0", Lineage.after(FIRST));
    static final RulePack THIRD = version("3.0.0", Lineage.after(SECOND));
    static final RulePack STRANGER = named("other");

    private Packs() {}

    static RulePack version(String version, Lineage lineage) {
        return built(PackUnderTest.plain().replacing("pack.yaml", "1.2.0", version), lineage);
    }

    static RulePack named(String id) {
        return built(PackUnderTest.plain().replacing("pack.yaml", "id: plain", "id: " + id), Lineage.FIRST);
    }

    private static RulePack built(PackUnderTest files, Lineage lineage) {
        try {
            return files.check(lineage);
        } catch (PackRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
