package org.claimscreener.engine.drools;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Parameters;
import org.claimscreener.engine.feature.PatientFeatures;
import org.claimscreener.engine.pack.PackLimits;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.SystemReason;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * A pack ready to be evaluated. Several threads may evaluate at the same time, each in a session of its own; close it
 * when no evaluation runs any more, or its classes stay for ever.
 */
public final class CompiledPack implements AutoCloseable {
    private static final int WARM_UP_ROUNDS = 30;
    /**
     * Later packs of a JVM find most of Drools compiled to machine code, and somebody waits for them: three rounds load
     * everything, and after 0.15 s of a pack of new rules a settlement costs three times what it costs after 0.6 s, far within any budget.
     */
    private static final int LEAST_WARM_UP_ROUNDS = 3;

    private static final long WARM_UP_NANOS = 150_000_000;
    private static final AtomicBoolean WARM_JVM = new AtomicBoolean();
    /**
     * An evaluation that takes so many times its budget on the wall is reported, and no more: the budget is of computing
     * time, for a thread that is not given a processor must not be blamed, and its settlement not be held.
     */
    private static final int WALL_TIMES = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RulePack pack;
    private final List<RuleInfo> rules;
    private final Map<String, RuleInfo> ruleByName;
    private final CoverageNotes coverageNotes;
    private final WatchNotes watchNotes;
    private final PatientFeatures.Declared patientFeatures;
    /** Held as long as the pack is open, so that another version finds them. */
    private volatile List<RuleUnit> units;

    private final RuleErrors errors;
    private final LongSupplier cpuNanos;
    private final LongSupplier wallNanos;
    private CompileTimes times = CompileTimes.NONE;
    private volatile boolean closed;

    /**
     * Which rules an evaluation is about.
     *
     * @param anyway whether Drools is asked about those too that cannot fire
     */
    private record Tried(List<RuleUnit> units, boolean anyway) {}

    private CompiledPack(
            RulePack pack,
            List<CheckedRule> checked,
            List<RuleUnit> units,
            LongSupplier cpuNanos,
            LongSupplier wallNanos) {
        this.pack = pack;
        this.rules = checked.stream().map(CheckedRule::info).toList();
        Map<String, RuleInfo> byName = new HashMap<>();
        rules.forEach(rule -> byName.put(rule.rule(), rule));
        this.ruleByName = Map.copyOf(byName);
        this.coverageNotes = new CoverageNotes(checked);
        this.watchNotes = new WatchNotes(checked);
        this.patientFeatures =
                new PatientFeatures.Declared(pack.compiledFeatures().ofPatients());
        this.units = units;
        this.errors = new RuleErrors(new RuleOrigins(units));
        this.cpuNanos = cpuNanos;
        this.wallNanos = wallNanos;
    }

    /**
     * Checks the pack's rules and compiles them: seconds for the first pack in a JVM, some tenths later. One compile
     * runs at a time; evaluations of other packs go on.
     *
     * @throws PackRefusedException with every rule that does not pass the gate, or else every rule that does not compile
     */
    public static CompiledPack compile(RulePack pack) throws PackRefusedException {
        return compile(pack, CompiledPack::threadCpuNanos, System::nanoTime);
    }

    /** From now on, what this JVM compiles goes to the store, and what is there it does not compile. */
    public static void keepCodeIn(RuleCodeStore store) {
        RuleUnits.keepIn(store);
    }

    /**
     * As {@link #compile(RulePack)}, for a run that may take its time: the pack's limit of firings holds, its limit of
     * time does not, so that the same facts give the same evaluation on however slow a machine.
     */
    public static CompiledPack compileUntimed(RulePack pack) throws PackRefusedException {
        return compile(pack, () -> 0, () -> 0);
    }

    /**
     * As {@link #compileUntimed(RulePack)}, one rule of the pack alone, for measuring it. What rules share is then its own.
     *
     * @throws IllegalArgumentException when the pack has no such rule
     */
    public static CompiledPack compileOne(RulePack pack, String rule) throws PackRefusedException {
        return compile(pack, RuleGate.check(pack, rule), () -> 0, () -> 0);
    }

    /**
     * What the evaluating thread itself has used: a rule is not to blame for a collection pause or a busy neighbour, and
     * neither is the settlement that would be held for it.
     */
    private static long threadCpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** As {@link #compile(RulePack)}, with the clock that budgets are measured by, and the one on the wall. */
    static CompiledPack compile(RulePack pack, LongSupplier cpuNanos, LongSupplier wallNanos)
            throws PackRefusedException {
        return compile(pack, null, cpuNanos, wallNanos);
    }

    private static CompiledPack compile(
            RulePack pack, @Nullable CheckedRule only, LongSupplier cpuNanos, LongSupplier wallNanos)
            throws PackRefusedException {
        return withOurLoader(() -> {
            LongSupplier lap = laps();
            List<CheckedRule> checked = only == null ? RuleGate.check(pack) : List.of(only);
            long check = lap.getAsLong();
            List<RuleUnit> units = RuleUnits.of(pack.id(), checked);
            long compile = lap.getAsLong();
            CompiledPack compiled = new CompiledPack(pack, checked, units, cpuNanos, wallNanos);
            long build = lap.getAsLong();
            int untried = compiled.warmUp();
            compiled.times = new CompileTimes(check, compile, build, lap.getAsLong(), units.size(), untried);
            return compiled;
        });
    }

    /** Drools finds its services through the context class loader; a Flink task may have any. */
    private static <T> T withOurLoader(RuleCodeStore.Work<T> work) throws PackRefusedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(CompiledPack.class.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Compiles a rule of the pack for practice, if this JVM has never compiled one. The first time loads Drools' compiler, two
     * seconds; a JVM that found all its rules compiled would spend them when somebody waits for its first new version.
     *
     * @return whether it had to
     * @throws PackRefusedException never of rules that this engine has compiled
     */
    public boolean practise() throws PackRefusedException {
        return RuleCompiler.builds() == 0
                && withOurLoader(() -> {
                    RuleUnits.practise(pack.id(), RuleGate.check(pack).get(0));
                    return true;
                });
    }

    /** Microseconds since it was last asked. */
    private static LongSupplier laps() {
        AtomicLong last = new AtomicLong(System.nanoTime());
        return () -> {
            long now = System.nanoTime();
            return (now - last.getAndSet(now)) / 1_000;
        };
    }

    public RulePack pack() {
        return pack;
    }

    /** Where the time of its compile went. */
    public CompileTimes times() {
        return times;
    }

    /** What the rules say about themselves, by file and line. */
    public List<RuleInfo> rules() {
        return rules;
    }

    /**
     * Evaluates the pack for one settlement, whether or not it {@link RulePack#appliesTo applies} there. The same facts
     * give the same findings. Never throws for what a rule does. Thread-safe.
     *
     * @throws IllegalStateException when the pack has been closed
     */
    public Evaluation evaluate(FactSet factSet) {
        if (closed) {
            throw new IllegalStateException("pack " + pack + " is closed");
        }
        return evaluate(factSet, pack.header().limits(), new Tried(units, false));
    }

    /** As {@link #evaluate(FactSet)}, asking Drools about every rule: what probes spare makes no difference to what is found. */
    Evaluation evaluateEveryRule(FactSet factSet) {
        return evaluate(factSet, pack.header().limits(), new Tried(units, true));
    }

    /** Names of the rules that Drools is asked about. */
    List<String> rulesThatMayFire(FactSet factSet) {
        FactsAtHand facts = atHand(factSet);
        Parameters parameters = pack.parametersFor(factSet);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).mayFire(facts, parameters)) {
                names.add(rules.get(i).rule());
            }
        }
        return names;
    }

    private FactsAtHand atHand(FactSet facts) {
        return new FactsAtHand(
                facts.with(facts.features().with(patientFeatures.on(facts))),
                new KnowledgeRows(pack.knowledge(), facts));
    }

    private Evaluation evaluate(FactSet factSet, PackLimits limits, Tried tried) {
        FindingCollector collector = new FindingCollector(
                factSet.bill(),
                rule -> watchNotes.of(rule, pack.watchedFor(factSet)).and(coverageNotes.of(rule, factSet.features())));
        try (RuleBudget budget = RuleBudget.begin(cpuNanos, wallNanos, limits.maxMicros())) {
            return evaluate(factSet, limits, collector, budget, tried);
        }
    }

    private Evaluation evaluate(
            FactSet factSet, PackLimits limits, FindingCollector collector, RuleBudget budget, Tried tried) {
        try {
            FactsAtHand facts = atHand(factSet);
            Parameters parameters = pack.parametersFor(factSet);
            FiringWatch watch = new FiringWatch(ruleByName, collector, budget);
            int firings = 0;
            for (RuleUnit unit : tried.units()) {
                if (firings < limits.maxFirings()
                        && !budget.overran()
                        && (unit.mayFire(facts, parameters) || tried.anyway())) {
                    KieSession session = unit.session();
                    try {
                        session.setGlobal(AllowedNames.FINDINGS, collector);
                        session.setGlobal(AllowedNames.PARAMETERS, parameters);
                        session.addEventListener(watch);
                        unit.insert(facts, session);
                        firings += session.fireAllRules(limits.maxFirings() - firings);
                    } finally {
                        session.dispose();
                    }
                }
            }
            return outcome(collector, budget, firings, limits);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (budget.overran()) {
                return overran(limits, "in " + errors.blame(e, collector.firing()));
            }
            return new Evaluation.Failed(SystemReason.RULE_ERROR, errors.describe(e, collector.firing()));
        }
    }

    /**
     * The first evaluations load classes and build the network, far beyond any budget; so they are made here, of rules
     * that no pack has tried before. What comes of them is of no interest: invented facts may well be nonsense to a rule.
     *
     * @return how many rules no pack had tried before
     */
    private int warmUp() {
        List<RuleUnit> untried = units.stream().filter(unit -> !unit.wasTried()).toList();
        Tried tried = new Tried(untried, true);
        PackLimits limits = new PackLimits(pack.header().limits().maxFirings(), Long.MAX_VALUE / 1_000);
        List<FactSet> samples = untried.isEmpty() ? List.of() : WarmUpFacts.of(pack);
        long share = WARM_UP_NANOS / Math.max(1, rules.size()) * untried.size();
        long until = WARM_JVM.getAndSet(true) ? threadCpuNanos() + share : Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            if (round >= LEAST_WARM_UP_ROUNDS && threadCpuNanos() > until) {
                break;
            }
            for (FactSet sample : samples) {
                evaluate(sample, limits, tried);
            }
        }
        untried.forEach(RuleUnit::setTried);
        return untried.size();
    }

    private static Evaluation outcome(FindingCollector collector, RuleBudget budget, int firings, PackLimits limits) {
        if (budget.isOver()) {
            return overran(limits, "up to " + RuleErrors.named(collector.firing()));
        }
        if (firings >= limits.maxFirings()) {
            return new Evaluation.Failed(
                    SystemReason.BUDGET_EXCEEDED,
                    "rules fired " + firings + " times, the pack's limit; the last was "
                            + RuleErrors.named(collector.firing()));
        }
        long micros = budget.wallMicros();
        return new Evaluation.Completed(
                collector.findings(), firings, micros, micros / WALL_TIMES > limits.maxMicros());
    }

    private static Evaluation overran(PackLimits limits, String where) {
        return new Evaluation.Failed(
                SystemReason.BUDGET_EXCEEDED,
                "the evaluation took more than " + limits.maxMicros() + " microseconds of computing, " + where);
    }

    /** Lets go of the compiled classes. Idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            units = List.of();
        }
    }
}
