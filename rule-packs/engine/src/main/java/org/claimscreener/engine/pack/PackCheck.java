package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * From files to a checked pack, or all that is wrong with them. Rule texts are read here and checked by
 * {@code engine.drools}, which knows their language. Stateless.
 */
final class PackCheck {
    private static final List<String> KEYS = List.of(
            "id",
            "version",
            "owner",
            "description",
            "regions",
            "effective",
            "change",
            "limits",
            "parameters",
            "tables");

    static final String CASES = "cases/";

    private PackCheck() {}

    /**
     * @param name what to call the pack while its id is not known
     * @param origin what the manifest says beside what the files say
     */
    static RulePack check(String name, PackFiles files, PackOrigin origin) throws PackRefusedException {
        Problems problems = new Problems();
        Optional<RulePack> draft = draft(files, origin, problems);
        problems.throwIfAny(draft.map(RulePack::id).filter(id -> !id.isEmpty()).orElse(name));
        return draft.orElseThrow(() -> new IllegalStateException("pack.yaml is unreadable for no reason given"));
    }

    /**
     * As much of the pack as can be read; what is wrong goes to the problems. With any, the draft is good for finding more
     * of them and for nothing else. Empty when pack.yaml cannot be read at all.
     */
    static Optional<RulePack> draft(PackFiles files, PackOrigin origin, Problems problems) {
        Optional<YamlFields> fields = packYaml(files, problems);
        PackFeatures features = PackFeatures.of(files, problems);
        List<PackText> rules = texts(files, "rules/", problems);
        List<PackText> cases = texts(files, CASES, problems);
        if (rules.isEmpty()) {
            problems.add("rules", 0, "holds no .drl file", "a pack has at least one rule");
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        PackHeader header = HeaderSection.read(fields.get());
        List<ParameterDeclaration> parameters = ParameterSection.read(fields.get());
        List<TableDeclaration> tables = TableSection.read(fields.get());
        KnowledgeTables knowledge = knowledge(fields.get(), tables, files, problems);
        PackManifest manifest = PackManifest.of(header, origin, files);
        return Optional.of(new RulePack(
                header,
                firstOfEachName(parameters, ParameterDeclaration::name),
                firstOfEachName(tables, TableDeclaration::name),
                features,
                rules,
                cases,
                knowledge,
                manifest,
                PackArchive.write(manifest, files)));
    }

    private static <T> List<T> firstOfEachName(List<T> all, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        return all.stream().filter(one -> names.add(name.apply(one))).toList();
    }

    private static Optional<YamlFields> packYaml(PackFiles files, Problems problems) {
        if (!files.all().containsKey(PackFiles.HEADER)) {
            problems.add(PackFiles.HEADER, 0, "is missing", "a pack begins with pack.yaml");
            return Optional.empty();
        }
        return files.text(PackFiles.HEADER, problems)
                .flatMap(text -> YamlText.read(PackFiles.HEADER, text, problems))
                .flatMap(root -> YamlFields.of(PackFiles.HEADER, PackFiles.HEADER, root, problems, KEYS));
    }

    static List<PackText> texts(PackFiles files, String folder, Problems problems) {
        List<PackText> texts = new ArrayList<>();
        for (String name : files.all().keySet()) {
            if (name.startsWith(folder)) {
                files.text(name, problems).ifPresent(text -> texts.add(new PackText(name, text)));
            }
        }
        return texts;
    }

    private static KnowledgeTables knowledge(
            YamlFields fields, List<TableDeclaration> tables, PackFiles files, Problems problems) {
        KnowledgeTables.Builder rows = new KnowledgeTables.Builder();
        Set<String> declared = new HashSet<>();
        for (TableDeclaration table : tables) {
            declared.add(table.file());
            if (!table.file().isEmpty() && !files.all().containsKey(table.file())) {
                fields.problem("tables", "'" + table.file() + "' is not there", "add the file, or remove its table");
            }
            ReadTables.of(table, files, problems).forEach(row -> rows.add(table.key(), row));
        }
        for (String name : files.all().keySet()) {
            if (name.startsWith("tables/") && !declared.contains(name)) {
                problems.add(name, 0, "is not declared", "add it under 'tables' in pack.yaml, or remove it");
            }
        }
        return rows.build();
    }
}
