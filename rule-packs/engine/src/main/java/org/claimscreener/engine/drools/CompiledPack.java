package org.claimscreener.engine.drools;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.CompiledRules.Refused;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.feature.PatientFeatures;
import org.claimscreener.engine.pack.PackLimits;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackText;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RulePack pack;
    private final List<RuleInfo> rules;
    private final Map<String, RuleInfo> ruleByName;
    private final FactInsertion facts;
    private final CoverageNotes notes;
    private final PatientFeatures.Declared patientFeatures;
    private final CompiledRules compiled;
    private final LongSupplier nanoClock;
    private volatile boolean closed;

    private CompiledPack(RulePack pack, List<CheckedRule> checked, CompiledRules compiled, LongSupplier nanoClock) {
        this.pack = pack;
        this.rules = checked.stream().map(CheckedRule::info).toList();
        Map<String, RuleInfo> byName = new HashMap<>();
        rules.forEach(rule -> byName.put(rule.rule(), rule));
        this.ruleByName = Map.copyOf(byName);
        this.facts = new FactInsertion(checked, pack.knowledge());
        this.notes = new CoverageNotes(checked);
        this.patientFeatures =
                new PatientFeatures.Declared(pack.compiledFeatures().ofPatients());
        this.compiled = compiled;
        this.nanoClock = nanoClock;
    }

    /**
     * Checks the pack's rules and compiles them: seconds for the first pack in a JVM, some tenths later. One compile
     * runs at a time; evaluations of other packs go on.
     *
     * @throws PackRefusedException with every rule that does not pass the gate, or else every rule that does not compile
     */
    public static CompiledPack compile(RulePack pack) throws PackRefusedException {
        return compile(pack, CompiledPack::threadCpuNanos);
    }

    /**
     * As {@link #compile(RulePack)}, for a run that may take its time: the pack's limit of firings holds, its limit of
     * time does not, so that the same facts give the same evaluation on however slow a machine.
     */
    public static CompiledPack compileUntimed(RulePack pack) throws PackRefusedException {
        return compile(pack, () -> 0);
    }

    /**
     * As {@link #compileUntimed(RulePack)}, one rule of the pack alone, for measuring it. What rules share is then its own.
     *
     * @throws IllegalArgumentException when the pack has no such rule
     */
    public static CompiledPack compileOne(RulePack pack, String rule) throws PackRefusedException {
        return compile(pack, RuleGate.check(pack, rule), () -> 0);
    }

    /**
     * What the evaluating thread itself has used: a rule is not to blame for a collection pause or a busy neighbour, and
     * neither is the settlement that would be held for it.
     */
    private static long threadCpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** As {@link #compile(RulePack)}, with the clock that budgets are measured by. */
    static CompiledPack compile(RulePack pack, LongSupplier nanoClock) throws PackRefusedException {
        return compile(pack, null, nanoClock);
    }

    private static CompiledPack compile(RulePack pack, @Nullable CheckedRule only, LongSupplier nanoClock)
            throws PackRefusedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Drools finds its services through the context class loader; a Flink task may have any.
        thread.setContextClassLoader(CompiledPack.class.getClassLoader());
        try {
            List<CheckedRule> checked = only == null ? RuleGate.check(pack) : List.of(only);
            CompiledRules rules = only == null ? compile(pack, checked) : compileAlone(pack, only);
            CompiledPack compiled = new CompiledPack(pack, checked, rules, nanoClock);
            compiled.warmUp();
            return compiled;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static CompiledRules compile(RulePack pack, List<CheckedRule> checked) throws PackRefusedException {
        // Drools caches by class name: the same names must mean the same code.
        String packageName = "org.claimscreener.packs.p" + pack.digest().substring(0, 16);
        Map<String, String> textByPath = new TreeMap<>();
        for (PackText file : pack.rules()) {
            textByPath.put(
                    packageName.replace('.', '/') + "/" + file.name(), DrlText.withPreface(packageName, file.text()));
        }
        try {
            return CompiledRules.compile(pack.id(), pack.digest().substring(0, 16), textByPath);
        } catch (Refused e) {
            throw new PackRefusedException(pack.id(), BuildFaults.of(checked, packageName, e));
        }
    }

    private static CompiledRules compileAlone(RulePack pack, CheckedRule rule) throws PackRefusedException {
        String name = rule.info().rule();
        String packageName =
                "org.claimscreener.alone.p" + pack.digest().substring(0, 16) + ".r" + name.replace("-", "_0");
        try {
            return CompiledRules.compile(
                    pack.id() + "-" + name,
                    "1",
                    Map.of(packageName.replace('.', '/') + "/rule.drl", DrlText.withPreface(packageName, rule.text())));
        } catch (Refused e) {
            throw new PackRefusedException(pack.id(), BuildFaults.of(List.of(rule), packageName, e));
        }
    }

    public RulePack pack() {
        return pack;
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
        return evaluate(factSet, pack.header().limits());
    }

    private Evaluation evaluate(FactSet factSet, PackLimits limits) {
        FindingCollector collector = new FindingCollector(factSet.bill(), rule -> notes.of(rule, factSet.features()));
        FiringWatch watch = new FiringWatch(ruleByName, collector, nanoClock, limits.maxMicros());
        KieSession session = compiled.session();
        try {
            prepare(session, factSet, collector, watch);
            int firings = session.fireAllRules(limits.maxFirings());
            return outcome(collector, watch, firings, limits);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return new Evaluation.Failed(SystemReason.RULE_ERROR, RuleErrors.describe(e, collector.firing()));
        } finally {
            session.dispose();
        }
    }

    /**
     * The first evaluations load classes and build the network, far beyond any budget; so they are made here. What comes
     * of them is of no interest: invented facts may well be nonsense to a rule.
     */
    private void warmUp() {
        PackLimits limits = new PackLimits(pack.header().limits().maxFirings(), Long.MAX_VALUE / 1_000);
        List<FactSet> samples = WarmUpFacts.of(pack);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (FactSet sample : samples) {
                evaluate(sample, limits);
            }
        }
    }

    private void prepare(KieSession session, FactSet factSet, FindingCollector collector, FiringWatch watch) {
        Settlement settlement = factSet.settlement();
        session.setGlobal(AllowedNames.FINDINGS, collector);
        session.setGlobal(
                AllowedNames.PARAMETERS, pack.parametersFor(settlement.treatmentArea(), settlement.settledOn()));
        session.addEventListener(watch);
        facts.insert(factSet, factSet.features().with(patientFeatures.on(factSet)), session);
    }

    private static Evaluation outcome(FindingCollector collector, FiringWatch watch, int firings, PackLimits limits) {
        if (watch.overran()) {
            return new Evaluation.Failed(
                    SystemReason.BUDGET_EXCEEDED,
                    "the evaluation took more than " + limits.maxMicros() + " microseconds of computing, up to "
                            + RuleErrors.named(collector.firing()));
        }
        if (firings >= limits.maxFirings()) {
            return new Evaluation.Failed(
                    SystemReason.BUDGET_EXCEEDED,
                    "rules fired " + firings + " times, the pack's limit; the last was "
                            + RuleErrors.named(collector.firing()));
        }
        return new Evaluation.Completed(collector.findings(), firings, watch.elapsedMicros());
    }

    /** Lets go of the compiled classes. Idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            compiled.close();
        }
    }
}
