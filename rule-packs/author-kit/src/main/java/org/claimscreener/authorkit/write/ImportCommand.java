package org.claimscreener.authorkit.write;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.knowledge.KnowledgeImport;
import org.claimscreener.engine.knowledge.KnowledgeImport.Unplaced;
import org.claimscreener.engine.knowledge.KnowledgeMapping;
import org.claimscreener.engine.knowledge.KnowledgeTerms;
import org.claimscreener.engine.knowledge.MappingException;
import org.claimscreener.engine.knowledge.PointReader;
import org.claimscreener.engine.knowledge.TermBook;
import org.claimscreener.engine.knowledge.UnplacedException;
import org.claimscreener.engine.pack.PackInspection;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes published knowledge into a pack's tables. */
@Command(
        name = "import-knowledge",
        header = "Takes published knowledge points into a pack's tables.",
        description = {
            "Reads JSON lines, each a point with rule_code, rule_name, item_name, item_codes, constraint and batch, and"
                    + " makes rows of them: new ones, changed ones, and none where the row is there already. Of two points"
                    + " about the same row the later one holds. Tables stay sorted.",
            "",
            "How a text becomes a column is said by a mapping. The one that comes with packctl knows the tables of"
                    + " national-policy; --mapping names another. Names of diseases and drugs are read by packctl's"
                    + " books of terms; --terms adds to them, or says otherwise. Nothing is written unless the pack is"
                    + " right with all of it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:taken in; points without a place are reported, not failures",
            "1:nothing was written; standard error says why",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl import-knowledge points.jsonl --into my-pack --dry-run",
            "  packctl import-knowledge points.jsonl --into my-pack --report unplaced.jsonl",
            "  packctl import-knowledge points.jsonl --into my-pack --mapping my-mapping.yaml",
            "  packctl import-knowledge points.jsonl --into my-pack --terms my-diseases.csv"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final String SHIPPED = "knowledge-mapping.yaml";
    private static final int TELL_EVERY = 1_000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final String DISEASES = "disease-terms.csv";
    private static final String DRUGS = "drug-terms.csv";
    /** Reasons quote what they are about, and a file may be wrong in a million ways. */
    private static final int MOST_REASONS_KEPT = 1_000;

    /** Stands for the rule where a line holds no point. */
    private static final String NO_POINT = "?";

    private static final String OTHER_REASONS = "other reasons; --report has each";

    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "Knowledge points, JSON lines.")
    private Path file = Path.of("");

    @Option(names = "--into", required = true, paramLabel = "PACK_DIR", description = "The pack's folder.")
    private Path pack = Path.of("");

    @Option(names = "--mapping", paramLabel = "FILE", description = "How points become rows (default: packctl's own).")
    private @Nullable Path mapping;

    @Option(
            names = "--terms",
            paramLabel = "FILE",
            description = "More words for diseases, CSV: term,kind,codes,source.")
    private @Nullable Path terms;

    @Option(names = "--dry-run", description = "Write nothing, not even the report.")
    private boolean dryRun;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what has no place as JSON lines.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public ImportCommand(Console console) {
        this.console = console;
    }

    /** What has no place, counted by rule and reason. */
    static final class Tally {
        private final Map<String, Long> byReason = new TreeMap<>();
        private long points;
        private long noPoints;

        /** Lines that held a point, or something else. */
        long points() {
            return points;
        }

        /** Lines that held no point. */
        long noPoints() {
            return noPoints;
        }

        Map<String, Long> byReason() {
            return byReason;
        }

        void add(Unplaced one) {
            noPoints += one.rule().equals(NO_POINT) ? 1 : 0;
            String reason = one.rule() + ": " + one.why();
            boolean full = byReason.size() >= MOST_REASONS_KEPT && !byReason.containsKey(reason);
            byReason.merge(full ? OTHER_REASONS : reason, 1L, Long::sum);
        }
    }

    @Override
    public Integer call() throws CommandFailure {
        if (!Files.isDirectory(pack)) {
            throw CommandFailure.failed("there is no pack folder at " + pack + "; an archive is never changed", null);
        }
        PackOnDisk place = new PackOnDisk(pack);
        KnowledgeImport knowledge = knowledge(place);
        Tally tally = new Tally();
        Path partial = partialReport();
        try (Progress progress = new Progress(console, "import-knowledge")) {
            progress.doing("reading " + file);
            read(knowledge, tally, partial, progress);
            write(place, knowledge.files());
            finishReport(partial);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be read, or the report not written: " + FileMessages.of(e), e);
        } finally {
            removeLeft(partial);
        }
        ImportSummary summary = new ImportSummary(knowledge, tally, dryRun);
        if (json) {
            console.out().println(Json.text(summary.document()));
        } else {
            summary.print(console.out());
        }
        return ExitCodes.OK;
    }

    private KnowledgeImport knowledge(PackOnDisk place) throws CommandFailure {
        String name = mapping == null ? "packctl's own mapping" : mapping.toString();
        try {
            String text = mapping == null ? shipped(SHIPPED) : Files.readString(mapping, StandardCharsets.UTF_8);
            KnowledgeMapping read = KnowledgeMapping.read(text, terms());
            return new KnowledgeImport(place.sound().sound().orElseThrow(), read);
        } catch (MappingException e) {
            throw CommandFailure.failed(name + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.failed(name + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private KnowledgeTerms terms() throws CommandFailure, MappingException, IOException {
        TermBook diseases = TermBook.read(shipped(DISEASES));
        TermBook drugs = TermBook.read(shipped(DRUGS));
        if (terms == null) {
            return new KnowledgeTerms(diseases, drugs);
        }
        try {
            TermBook more = TermBook.read(Files.readString(terms, StandardCharsets.UTF_8));
            return new KnowledgeTerms(diseases.with(more), drugs.with(more));
        } catch (MappingException e) {
            throw CommandFailure.failed(terms + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.failed(terms + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    static String shipped(String name) throws IOException {
        try (InputStream in = ImportCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Line by line: a file of any length takes no more memory than the rows that come of it. */
    private void read(KnowledgeImport knowledge, Tally tally, @Nullable Path partial, Progress progress)
            throws IOException {
        PointReader reader = new PointReader();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                Writer out = partial == null ? Writer.nullWriter() : Files.newBufferedWriter(partial)) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                tally.points++;
                for (Unplaced unplaced : place(knowledge, reader, number, line)) {
                    tally.add(unplaced);
                    out.write(Json.text(reported(unplaced)) + "\n");
                }
                if (tally.points % TELL_EVERY == 0) {
                    progress.doing(Text.count(tally.points) + " points read");
                }
            }
        }
    }

    private static List<Unplaced> place(KnowledgeImport knowledge, PointReader reader, long number, String line) {
        if (line.length() > LONGEST_LINE) {
            return List.of(
                    new Unplaced(number, NO_POINT, "", "the line is longer than " + LONGEST_LINE + " characters"));
        }
        try {
            return knowledge.place(reader.read(number, line));
        } catch (UnplacedException e) {
            return List.of(new Unplaced(number, NO_POINT, "", e.why()));
        }
    }

    /** Checked as a whole first, then each file atomically. */
    private void write(PackOnDisk place, Map<String, String> files) throws CommandFailure {
        PackInspection inspection = place.inspect(files);
        if (!inspection.problems().isEmpty()) {
            throw place.refused(inspection.problems());
        }
        if (dryRun) {
            return;
        }
        Map<Path, String> texts = new LinkedHashMap<>();
        files.forEach((name, text) -> texts.put(pack.resolve(name), text));
        WholeFile.writeAll(texts);
    }

    private @Nullable Path partialReport() {
        return report == null || dryRun ? null : report.resolveSibling("." + report.getFileName() + ".partial");
    }

    private void finishReport(@Nullable Path partial) throws IOException {
        if (partial != null && report != null) {
            Files.move(partial, report, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What stays of a report when the import failed. */
    private static void removeLeft(@Nullable Path partial) throws CommandFailure {
        try {
            if (partial != null) {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw CommandFailure.failed(partial + " cannot be removed: " + FileMessages.of(e), e);
        }
    }

    private static ObjectNode reported(Unplaced unplaced) {
        return Json.object()
                .put("line", unplaced.line())
                .put("rule", unplaced.rule())
                .put("item", unplaced.item())
                .put("why", unplaced.why());
    }
}
