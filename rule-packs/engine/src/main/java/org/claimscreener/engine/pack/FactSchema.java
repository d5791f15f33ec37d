package org.claimscreener.engine.pack;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.Charges;
import org.claimscreener.engine.fact.Diagnoses;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.DiagnosisKnowledge;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.FindingDraft;
import org.claimscreener.engine.fact.Findings;
import org.claimscreener.engine.fact.Institution;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.Medication;
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.OperationKnowledge;
import org.claimscreener.engine.fact.Parameters;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.Person;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.fact.TraceUse;
import org.claimscreener.engine.fact.Visit;

/** What rules may name: the public members of the fact types. Immutable, thread-safe. */
public final class FactSchema {
    /** Types that are inserted as facts, by simple name: what a rule's patterns may match. */
    public static final Map<String, Class<?>> PATTERN_TYPES = byName(List.of(
            Settlement.class,
            Person.class,
            Institution.class,
            Visit.class,
            Diagnosis.class,
            Operation.class,
            Bill.class,
            Charges.class,
            FeeLine.class,
            Medication.class,
            PatientHistory.class,
            PastVisit.class,
            Features.class,
            Standing.class,
            TraceUse.class,
            Diagnoses.class,
            Knowledge.class,
            DiagnosisKnowledge.class,
            OperationKnowledge.class));

    /** Types that rules reach through facts and globals. */
    private static final List<Class<?>> REACHED_TYPES =
            List.of(PastLine.class, Parameters.class, Findings.class, FindingDraft.class);

    private static final String FINGERPRINT = computeFingerprint();

    private FactSchema() {}

    /** All types that rules see: what patterns match, and what is reached through it. */
    public static List<Class<?>> types() {
        return Stream.concat(PATTERN_TYPES.values().stream(), REACHED_TYPES.stream())
                .toList();
    }

    /** The public members of a fact type with their types, e.g. {@code itemCode} and {@code text(column)}: String. */
    public static SortedMap<String, Class<?>> membersOf(Class<?> type) {
        SortedMap<String, Class<?>> members = new TreeMap<>();
        methods(type).forEach(method -> members.put(method.getName(), method.getReturnType()));
        return members;
    }

    /** Names of the members of all types that rules reach. */
    public static SortedSet<String> allMembers() {
        return types().stream()
                .flatMap(FactSchema::methods)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Changes whenever a member of a fact type is added, removed or changes its type; 16 hex digits. */
    public static String fingerprint() {
        return FINGERPRINT;
    }

    private static String computeFingerprint() {
        String members = types().stream()
                .flatMap(type -> methods(type).map(method -> describe(type, method)))
                .sorted()
                .collect(Collectors.joining("\n"));
        return Digests.sha256(members.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static String describe(Class<?> type, Method method) {
        String arguments = Stream.of(method.getGenericParameterTypes())
                .map(Object::toString)
                .collect(Collectors.joining(","));
        return type.getName() + "." + method.getName() + "(" + arguments + "):" + method.getGenericReturnType();
    }

    private static Stream<Method> methods(Class<?> type) {
        // Inherited ones too: facts share interfaces of their own package.
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getPackage().equals(type.getPackage()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .filter(method -> !List.of("equals", "hashCode", "toString").contains(method.getName()));
    }

    private static Map<String, Class<?>> byName(List<Class<?>> types) {
        Map<String, Class<?>> byName = new TreeMap<>();
        types.forEach(type -> byName.put(type.getSimpleName(), type));
        return java.util.Collections.unmodifiableMap(byName);
    }
}
