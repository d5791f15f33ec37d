package org.claimscreener.launcher;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** Packs compiled for deciding again what was decided once: without a limit of time, for nobody waits. */
record CompiledPacks(List<CompiledPack> packs) implements TidyUp.Part {
    CompiledPacks {
        packs = List.copyOf(packs);
    }

    /**
     * Compiles.
     *
     * @throws CommandFailure naming what is wrong with the first pack that does not compile
     */
    static CompiledPacks of(List<RulePack> packs) throws CommandFailure {
        List<CompiledPack> compiled = new ArrayList<>();
        try {
            for (RulePack pack : packs) {
                compiled.add(CompiledPack.compileUntimed(pack));
            }
            return new CompiledPacks(compiled);
        } catch (PackRefusedException e) {
            compiled.forEach(CompiledPack::close);
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        packs.forEach(CompiledPack::close);
    }
}
