package org.claimscreener.engine.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;

/**
 * Parses and checks expressions in CEL (the Common Expression Language) against {@link ExpressionFields}. CEL's parser and
 * checker do this; its interpreter is not used, for it takes a microsecond an evaluation. Thread-safe.
 */
final class Expressions {
    private static final int MOST_CHARACTERS = 1_000;
    private static final int DEEPEST = 32;
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);

    private final boolean patient;
    private final boolean lines;
    private final CelCompiler compiler;

    /**
     * Expressions of one kind of feature.
     *
     * @param patient over a person's past, else over what arrives at an institution
     * @param lines over fee lines, else over whole settlements
     */
    Expressions(boolean patient, boolean lines) {
        this.patient = patient;
        this.lines = lines;
        StructType visit = struct("Visit", ExpressionFields.VISIT);
        StructType line = struct("Line", ExpressionFields.LINE);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(MOST_CHARACTERS)
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setTypeProvider(new Structs(ImmutableList.of(visit, line)))
                .addVar(ExpressionFields.VISIT, visit);
        if (lines) {
            builder.addVar(ExpressionFields.LINE, line);
        }
        this.compiler = builder.build();
    }

    /** The expression, checked; or empty after its problems went to {@code problems}. */
    Optional<CheckedExpression> check(String text, Consumer<ExpressionProblem> problems) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            for (CelIssue issue : result.getErrors()) {
                problems.accept(problem(issue));
            }
            return Optional.empty();
        }
        CelAbstractSyntaxTree tree;
        try {
            tree = result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("a result without errors has a tree", e);
        }
        Optional<CheckedExpression.Type> type = typeOf(tree.getResultType());
        if (type.isEmpty()) {
            problems.accept(ExpressionProblem.at(
                    0, "yields a " + tree.getResultType().name() + "; only int, string and bool can be used"));
            return Optional.empty();
        }
        CheckedExpression checked = new CheckedExpression(text, type.get(), tree);
        List<ExpressionProblem> found = new ArrayList<>();
        new JavaText(checked, patient, found).checkOnly();
        found.forEach(problems);
        return found.isEmpty() ? Optional.of(checked) : Optional.empty();
    }

    private static Optional<CheckedExpression.Type> typeOf(CelType type) {
        return switch (type.kind()) {
            case INT -> Optional.of(CheckedExpression.Type.INT);
            case STRING -> Optional.of(CheckedExpression.Type.TEXT);
            case BOOL -> Optional.of(CheckedExpression.Type.FLAG);
            default -> Optional.empty();
        };
    }

    private ExpressionProblem problem(CelIssue issue) {
        int column = issue.getSourceLocation().getColumn() + 1;
        Matcher field = UNKNOWN_FIELD.matcher(issue.getMessage());
        if (field.find()) {
            return new ExpressionProblem(
                    column, "unknown field '" + field.group(1) + "'", field.group(1), fieldNames());
        }
        Matcher name = UNKNOWN_NAME.matcher(issue.getMessage());
        if (name.find()) {
            List<String> variables =
                    lines ? List.of(ExpressionFields.VISIT, ExpressionFields.LINE) : List.of(ExpressionFields.VISIT);
            return new ExpressionProblem(column, "unknown name '" + name.group(1) + "'", name.group(1), variables);
        }
        Matcher overload = NO_OVERLOAD.matcher(issue.getMessage());
        if (overload.matches()) {
            String operator = overload.group(1).replace("_", "").replace("@", "");
            return ExpressionProblem.at(column, "'" + operator + "' cannot be used with " + overload.group(2));
        }
        return ExpressionProblem.at(column, issue.getMessage());
    }

    private List<String> fieldNames() {
        return ExpressionFields.ALL.stream()
                .filter(field -> field.knownOf(patient))
                .filter(field -> lines || field.owner().equals(ExpressionFields.VISIT))
                .map(ExpressionField::name)
                .distinct()
                .toList();
    }

    private StructType struct(String type, String owner) {
        ImmutableMap<String, CelType> types = ExpressionFields.ALL.stream()
                .filter(field -> field.owner().equals(owner) && field.knownOf(patient))
                .collect(ImmutableMap.toImmutableMap(ExpressionField::name, field -> celType(field.type())));
        return StructType.create(type, types.keySet(), name -> Optional.ofNullable(types.get(name)));
    }

    private static CelType celType(ExpressionField.Type type) {
        return switch (type) {
            case INT -> SimpleType.INT;
            case TEXT, CHOICE -> SimpleType.STRING;
            case FLAG -> SimpleType.BOOL;
        };
    }

    private record Structs(ImmutableList<CelType> structs) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return structs;
        }

        @Override
        public Optional<CelType> findType(String name) {
            return structs.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
