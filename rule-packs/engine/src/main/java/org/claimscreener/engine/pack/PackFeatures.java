package org.claimscreener.engine.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.feature.CheckedFeature;
import org.claimscreener.engine.feature.CompiledFeatures;
import org.claimscreener.engine.feature.FeatureCompiler;
import org.claimscreener.engine.feature.FeatureDeclaration;

/**
 * The features of a pack, checked and compiled. Versions with the same features.yaml share them: checking and compiling is
 * half of reading a pack. Immutable, thread-safe.
 */
record PackFeatures(List<FeatureDeclaration> declarations, CompiledFeatures compiled) {
    /** Characters of features.yaml: a dozen of the national pack's; each is some hundred kilobytes of classes and trees. */
    private static final long MOST_CHARACTERS = 64 << 10;

    private static final PackFeatures NONE = new PackFeatures(List.of(), CompiledFeatures.NONE);

    /** By hash of the file's bytes. */
    private static final Remembered<String, PackFeatures> READ = new Remembered<>(MOST_CHARACTERS);

    PackFeatures {
        declarations = List.copyOf(declarations);
    }

    /** Those of the pack's file; with a problem, as many as can be read. None when there is no file. */
    static PackFeatures of(PackFiles files, Problems problems) {
        String hash = files.hashes().get(PackFiles.FEATURES);
        if (hash == null) {
            return NONE;
        }
        Optional<PackFeatures> known = READ.find(hash);
        if (known.isPresent()) {
            return known.get();
        }
        Problems found = new Problems();
        Optional<String> text = files.text(PackFiles.FEATURES, found);
        PackFeatures features = compiled(text.flatMap(yaml -> YamlText.read(PackFiles.FEATURES, yaml, found))
                .map(root -> FeatureSection.read(PackFiles.FEATURES, root, found))
                .orElse(List.of()));
        if (found.count() == 0) {
            READ.keep(hash, features, text.map(String::length).orElse(0));
        }
        problems.addAll(found);
        return features;
    }

    private static PackFeatures compiled(List<CheckedFeature> checked) {
        Set<String> names = new HashSet<>();
        List<CheckedFeature> firstOfEachName = checked.stream()
                .filter(feature -> names.add(feature.declaration().name()))
                .toList();
        return new PackFeatures(
                firstOfEachName.stream().map(CheckedFeature::declaration).toList(),
                FeatureCompiler.compile(firstOfEachName));
    }
}
