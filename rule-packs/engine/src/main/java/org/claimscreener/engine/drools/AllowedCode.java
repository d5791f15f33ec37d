package org.claimscreener.engine.drools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.claimscreener.engine.fact.Institution;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;

/**
 * Every member, by class and name, that compiled rules may refer to: written by hand from what the text gate lets
 * authors say and from what Drools puts around it. A list learned from one pack would refuse the next. Immutable,
 * thread-safe.
 */
final class AllowedCode {
    private static final String CONSTRUCTOR = "<init>";

    /** Small values of the JDK: members that only look, or make another small value. */
    private static final Map<String, Set<String>> VALUES = Map.ofEntries(
            Map.entry("java.lang.Object", Set.of("equals")),
            Map.entry(
                    "java.lang.String",
                    Set.of(
                            "contains",
                            "endsWith",
                            "equals",
                            "isBlank",
                            "isEmpty",
                            "length",
                            "startsWith",
                            "substring")),
            Map.entry("java.lang.Boolean", Set.of("TYPE", "valueOf", "booleanValue", "equals")),
            Map.entry("java.lang.Integer", Set.of("TYPE", "valueOf", "intValue", "longValue", "equals")),
            Map.entry("java.lang.Long", Set.of("TYPE", "valueOf", "longValue", "intValue", "equals")),
            Map.entry("java.lang.Double", Set.of("TYPE", "valueOf", "doubleValue", "longValue", "equals")),
            Map.entry("java.lang.Number", Set.of("intValue", "longValue", "doubleValue")),
            Map.entry("java.lang.Math", Set.of("min", "max", "abs")),
            Map.entry("java.util.List", Set.of("get", "size", "isEmpty", "contains", "equals")),
            Map.entry("java.util.Map", Set.of("get", "size", "isEmpty")),
            Map.entry(
                    "java.time.LocalDate",
                    Set.of(
                            "isBefore",
                            "isAfter",
                            "isEqual",
                            "plusDays",
                            "minusDays",
                            "plusWeeks",
                            "minusWeeks",
                            "plusMonths",
                            "minusMonths",
                            "plusYears",
                            "minusYears",
                            "toEpochDay",
                            "getYear",
                            "getMonthValue",
                            "getDayOfMonth",
                            "equals")),
            Map.entry(
                    "java.time.Instant",
                    Set.of("isBefore", "isAfter", "plusSeconds", "minusSeconds", "getEpochSecond", "equals")));

    /** What Drools and the compiler put around an author's condition or consequence. */
    private static final Map<String, Set<String>> AROUND_AUTHORS = Map.ofEntries(
            Map.entry("java.lang.Enum", Set.of(CONSTRUCTOR, "valueOf", "name")),
            Map.entry("java.util.Arrays", Set.of("asList")),
            Map.entry(
                    "org.drools.model.functions.PredicateInformation",
                    Set.of(CONSTRUCTOR, "addRuleNames", "setMoreThanMaxRuleDefs")),
            Map.entry("org.drools.modelcompiler.dsl.pattern.D", Set.of("eval")),
            Map.entry("org.drools.model.operators.InOperator", Set.of("INSTANCE")),
            Map.entry("org.drools.model.operators.ContainsOperator", Set.of("INSTANCE")),
            Map.entry("org.drools.model.operators.ExcludesOperator", Set.of("INSTANCE")),
            Map.entry("org.drools.model.operators.MemberOfOperator", Set.of("INSTANCE")),
            Map.entry(
                    "org.drools.modelcompiler.util.EvaluationUtil",
                    Set.of(
                            "areNullSafeEquals",
                            "areNumbersNullSafeEquals",
                            "equals",
                            "notEquals",
                            "greaterThan",
                            "lessThan",
                            "greaterOrEqual",
                            "lessOrEqual",
                            "greaterThanNumbers",
                            "lessThanNumbers",
                            "greaterOrEqualNumbers",
                            "lessOrEqualNumbers")));

    /** What Drools puts rules together with; no author's expression stands among it. */
    private static final Map<String, Set<String>> FRAME = Map.ofEntries(
            Map.entry("java.lang.Object", Set.of(CONSTRUCTOR)),
            Map.entry("java.lang.RuntimeException", Set.of(CONSTRUCTOR)),
            Map.entry("java.lang.String", Set.of("equals", "hashCode")),
            Map.entry("java.util.ArrayList", Set.of(CONSTRUCTOR)),
            Map.entry("java.util.Collections", Set.of("emptyList")),
            Map.entry("java.util.List", Set.of("add")),
            Map.entry("java.util.Locale", Set.of("ENGLISH")),
            Map.entry("java.time.format.DateTimeFormatter", Set.of()),
            Map.entry(
                    "java.time.format.DateTimeFormatterBuilder",
                    Set.of(CONSTRUCTOR, "parseCaseInsensitive", "appendPattern", "toFormatter")),
            Map.entry("org.drools.util.DateUtils", Set.of("getDateFormatMask")),
            Map.entry("org.drools.model.DomainClassMetadata", Set.of("getPropertyIndex")),
            Map.entry(
                    "org.drools.model.Index$ConstraintType",
                    Set.of(
                            "EQUAL",
                            "NOT_EQUAL",
                            "GREATER_THAN",
                            "GREATER_OR_EQUAL",
                            "LESS_THAN",
                            "LESS_OR_EQUAL",
                            "RANGE")),
            Map.entry("org.drools.model.PatternDSL$PatternDef", Set.of("bind", "expr")),
            Map.entry("org.drools.model.impl.RuleBuilder", Set.of("build", "metadata")),
            Map.entry(
                    "org.drools.modelcompiler.dsl.pattern.D",
                    Set.of(
                            "rule",
                            "pattern",
                            "on",
                            "declarationOf",
                            "globalOf",
                            "and",
                            "or",
                            "not",
                            "exists",
                            "alphaIndexedBy",
                            "betaIndexedBy")));

    /** Types that only stand in signatures, or that generated classes extend. */
    private static final Set<String> TYPES = Set.of(
            "java.lang.Exception",
            "java.lang.Throwable",
            "java.lang.Comparable",
            "java.lang.CharSequence",
            "java.time.chrono.ChronoLocalDate",
            "org.drools.model.AlphaIndex",
            "org.drools.model.BetaIndex",
            "org.drools.model.Declaration",
            "org.drools.model.Global",
            "org.drools.model.Model",
            "org.drools.model.Rule",
            "org.drools.model.RuleItemBuilder",
            "org.drools.model.Variable",
            "org.drools.model.functions.HashedExpression",
            "org.drools.model.functions.Operator",
            "org.drools.model.functions.Operator$SingleValue",
            "org.drools.model.functions.Operator$MultipleValue",
            "org.drools.model.view.ExprViewItem",
            "org.drools.model.view.ViewItem",
            "org.drools.model.view.ViewItemBuilder");

    /** The JVM itself links texts through these; byte code can name none of them but the first. */
    private static final Set<String> LINKAGE = Set.of(
            "java.lang.invoke.StringConcatFactory",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.MethodType",
            "java.lang.invoke.CallSite");

    /** Six patterns bind more than anybody has written; Drools has no wider ones than these. */
    private static final int MOST_ARGUMENTS = 26;

    private static final Map<String, Set<String>> FOR_AUTHORS = new HashMap<>();
    private static final Map<String, Set<String>> FOR_FRAME = new HashMap<>();
    private static final Set<String> CLASS_NAMES = new HashSet<>();

    static {
        facts(FOR_AUTHORS);
        add(FOR_AUTHORS, VALUES);
        add(FOR_AUTHORS, AROUND_AUTHORS);
        add(FOR_FRAME, FOR_AUTHORS);
        add(FOR_FRAME, FRAME);
        for (int i = 1; i <= MOST_ARGUMENTS; i++) {
            FOR_FRAME.put("org.drools.model.consequences.ConsequenceBuilder$_" + i, Set.of("execute"));
            CLASS_NAMES.add("org.drools.model.functions.Predicate" + i);
            CLASS_NAMES.add("org.drools.model.functions.Function" + i);
            CLASS_NAMES.add("org.drools.model.functions.Block" + i);
        }
        // What a rule without an action is: trials of conditions have such.
        CLASS_NAMES.add("org.drools.model.functions.Block0");
        CLASS_NAMES.addAll(FOR_FRAME.keySet());
        CLASS_NAMES.addAll(TYPES);
        CLASS_NAMES.addAll(LINKAGE);
    }

    private AllowedCode() {}

    /** May compiled rules refer to the member? {@code frame} says that the class holds no author's expression. */
    static boolean isMember(String className, String member, boolean frame) {
        Map<String, Set<String>> members = frame ? FOR_FRAME : FOR_AUTHORS;
        return members.getOrDefault(className, Set.of()).contains(member);
    }

    /** Classes by binary name that compiled rules may name, besides their own. */
    static Set<String> classNames() {
        return CLASS_NAMES;
    }

    private static void facts(Map<String, Set<String>> members) {
        for (Class<?> type : FactSchema.types()) {
            members.put(type.getName(), FactSchema.membersOf(type).keySet());
        }
        for (Class<?> type : Set.of(
                Channel.class,
                Sex.class,
                Verdict.class,
                VisitMode.class,
                ItemKind.class,
                StandingKind.class,
                SubjectKind.class)) {
            Set<String> names = new HashSet<>(AllowedNames.staticsOf(type.getSimpleName()));
            names.add("name");
            members.put(type.getName(), names);
        }
        add(members, Map.of(Institution.class.getName(), AllowedNames.staticsOf("Institution")));
    }

    private static void add(Map<String, Set<String>> to, Map<String, Set<String>> more) {
        more.forEach((owner, names) -> {
            Set<String> all = new HashSet<>(to.getOrDefault(owner, Set.of()));
            all.addAll(names);
            to.put(owner, all);
        });
    }
}
