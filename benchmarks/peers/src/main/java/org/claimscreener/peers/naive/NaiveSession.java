package org.claimscreener.peers.naive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The session: events of the last days, and rules that join them. Bounded by the window and by nothing else. Not thread-safe.
 *
 * <p>A settlement of an id that is in the session is asked about again and not entered again.
 */
public final class NaiveSession implements AutoCloseable {
    private static final String RULES = "naive.drl";
    private static final String LIMITS = "item-limits.csv";
    private static final int MONTHS = 12;

    private final int windowDays;
    private final KieSession session;
    private final Set<String> found = new HashSet<>();
    private final Map<String, List<FactHandle>> events = new HashMap<>();
    private final TreeMap<Long, List<String>> settlementsByDay = new TreeMap<>();

    /**
     * Compiles the rules.
     *
     * @param windowDays how long events stay, by settlements' own days, behind the newest of them
     */
    public NaiveSession(int windowDays) {
        this.windowDays = windowDays;
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/org/claimscreener/peers/naive/" + RULES, resource(RULES));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Level.ERROR)) {
            throw new IllegalStateException("The naive rules do not compile: " + builder.getResults());
        }
        session = services.newKieContainer(builder.getKieModule().getReleaseId())
                .getKieBase()
                .newKieSession();
        session.setGlobal("found", found);
        resource(LIMITS).lines().map(NaiveSession::limit).forEach(session::insert);
    }

    private static String resource(String name) {
        try (InputStream in = NaiveSession.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The build has left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ItemLimit limit(String line) {
        String[] cells = line.split(",", -1);
        return new ItemLimit(cells[0], cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3]));
    }

    /** Enters a settlement, and tells the codes of the rules that it meets. */
    public SortedSet<String> ask(FactSet facts) {
        Question question = question(facts);
        if (!events.containsKey(question.settlementId())) {
            enter(question, facts);
        }
        FactHandle asked = session.insert(question);
        session.fireAllRules();
        session.delete(asked);
        SortedSet<String> codes = new TreeSet<>(found);
        found.clear();
        return codes;
    }

    private static Question question(FactSet facts) {
        LocalDate day = facts.settlement().settledOn();
        return new Question(
                facts.settlement().settlementId(),
                facts.person().patientId(),
                facts.institution().institutionId(),
                facts.visit().stay(),
                facts.institution().pharmacy(),
                (long) day.getYear() * MONTHS + day.getMonthValue(),
                TimeUnit.SECONDS.toHours(facts.settlement().settledAt().getEpochSecond()),
                facts.visit().firstDay().toEpochDay(),
                facts.visit().lastDay().toEpochDay(),
                facts.person().sex().name(),
                facts.person().ageYears());
    }

    private void enter(Question question, FactSet facts) {
        List<FactHandle> handles = new ArrayList<>();
        handles.add(session.insert(new VisitEvent(
                question.settlementId(),
                question.patientId(),
                question.institutionId(),
                question.stay(),
                question.pharmacy(),
                question.month(),
                question.hour(),
                question.firstDay(),
                question.lastDay())));
        for (FeeLine line : facts.bill().lines()) {
            handles.add(session.insert(new ItemEvent(
                    question.settlementId(),
                    question.patientId(),
                    line.itemCode(),
                    line.day().toEpochDay())));
        }
        events.put(question.settlementId(), handles);
        settlementsByDay
                .computeIfAbsent(facts.settlement().settledOn().toEpochDay(), day -> new ArrayList<>())
                .add(question.settlementId());
        while (settlementsByDay.firstKey() <= settlementsByDay.lastKey() - windowDays) {
            settlementsByDay.pollFirstEntry().getValue().forEach(this::forget);
        }
    }

    /** Takes a settlement's events out; one that is not in the session changes nothing. */
    public void forget(String settlementId) {
        List<FactHandle> handles = events.remove(settlementId);
        if (handles != null) {
            handles.forEach(session::delete);
        }
    }

    /** Events in the session, of all settlements. */
    public long size() {
        return events.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
