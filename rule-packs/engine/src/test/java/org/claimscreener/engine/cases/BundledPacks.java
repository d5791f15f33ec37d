package org.claimscreener.engine.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;

/** The packs beside this module, compiled once for all tests; never closed, the process ends soon enough. */
final class BundledPacks {
    private static final Path FOLDER = Path.of("..", "packs");
    private static final List<CompiledPack> ALL = compile();

    private BundledPacks() {}

    static List<CompiledPack> all() {
        return ALL;
    }

    private static List<CompiledPack> compile() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(BundledPacks::compile)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the packs cannot be read in " + FOLDER.toAbsolutePath(), e);
        }
    }

    private static CompiledPack compile(Path folder) {
        try {
            return CompiledPack.compileUntimed(PackFolder.load(folder));
        } catch (IOException | PackRefusedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
