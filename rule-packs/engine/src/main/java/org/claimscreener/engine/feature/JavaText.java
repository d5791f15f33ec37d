package org.claimscreener.engine.feature;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;

/**
 * A checked expression as Java. Only what is on the list of operators gets through, and everything that comes out yields
 * a value for whatever it is given: no division by what may be zero, no arithmetic that throws. Not thread-safe.
 */
final class JavaText {
    private static final int MOST_LISTED = 200;

    private final CheckedExpression expression;
    private final boolean patient;
    private final List<ExpressionProblem> problems;

    /**
     * Of one expression.
     *
     * @param patient reads remembered visits, else arriving ones
     * @param problems where what cannot be written is noted
     */
    JavaText(CheckedExpression expression, boolean patient, List<ExpressionProblem> problems) {
        this.expression = expression;
        this.patient = patient;
        this.problems = problems;
    }

    /** Finds the problems and writes nothing. */
    void checkOnly() {
        var unused = of(expression.root());
    }

    /** The Java of a node of the tree. */
    String of(CelExpr node) {
        ExprKind.Kind kind = node.exprKind().getKind();
        return switch (kind) {
            case CONSTANT -> constant(node);
            case SELECT -> field(node);
            case CALL -> call(node);
            case NOT_SET, IDENT, LIST, STRUCT, MAP, COMPREHENSION ->
                refuse(node, "a " + kind.name().toLowerCase(Locale.ROOT) + " cannot stand here");
        };
    }

    /** Whether any field of the owner is named. */
    static boolean mentions(CelExpr node, String owner) {
        return switch (node.exprKind().getKind()) {
            case IDENT -> node.ident().name().equals(owner);
            case SELECT -> mentions(node.select().operand(), owner);
            case CALL ->
                node.call().target().map(target -> mentions(target, owner)).orElse(false)
                        || node.call().args().stream().anyMatch(argument -> mentions(argument, owner));
            case LIST -> node.list().elements().stream().anyMatch(element -> mentions(element, owner));
            case NOT_SET, CONSTANT, STRUCT, MAP, COMPREHENSION -> false;
        };
    }

    private String constant(CelExpr node) {
        CelConstant constant = node.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE ->
                constant.int64Value() == Long.MIN_VALUE ? "Long.MIN_VALUE" : constant.int64Value() + "L";
            case BOOLEAN_VALUE -> Boolean.toString(constant.booleanValue());
            case STRING_VALUE -> literal(constant.stringValue());
            default -> refuse(node, "write whole numbers, texts, true or false");
        };
    }

    private String field(CelExpr node) {
        ExpressionField field = fieldOf(node);
        if (field == null) {
            return refuse(node, "only fields of visit and line can be named");
        }
        String java = java(field);
        return field.type() == ExpressionField.Type.CHOICE ? java + ".name()" : java;
    }

    private String java(ExpressionField field) {
        return patient ? field.ofPast() : field.ofArrival();
    }

    private static @Nullable ExpressionField fieldOf(CelExpr node) {
        if (node.exprKind().getKind() != ExprKind.Kind.SELECT || node.select().testOnly()) {
            return null;
        }
        CelExpr operand = node.select().operand();
        if (operand.exprKind().getKind() != ExprKind.Kind.IDENT) {
            return null;
        }
        for (ExpressionField field : ExpressionFields.ALL) {
            if (field.owner().equals(operand.ident().name())
                    && field.name().equals(node.select().field())) {
                return field;
            }
        }
        return null;
    }

    private String call(CelExpr node) {
        CelCall call = node.call();
        List<CelExpr> arguments = call.args();
        return switch (call.function()) {
            case "_&&_" -> infix("&&", arguments);
            case "_||_" -> infix("||", arguments);
            case "!_" -> "!" + of(arguments.get(0));
            case "_?_:_" ->
                "(" + of(arguments.get(0)) + " ? " + of(arguments.get(1)) + " : " + of(arguments.get(2)) + ")";
            case "_==_" -> equal(node, arguments);
            case "_!=_" -> "!" + equal(node, arguments);
            case "_<_" -> compared("<", arguments);
            case "_<=_" -> compared("<=", arguments);
            case "_>_" -> compared(">", arguments);
            case "_>=_" -> compared(">=", arguments);
            case "_+_" -> isText(node) ? infix("+", arguments) : "Operands.add" + listed(arguments);
            case "_-_" -> "Operands.subtract" + listed(arguments);
            case "_*_" -> "Operands.multiply" + listed(arguments);
            case "-_" -> "Operands.subtract(0L, " + of(arguments.get(0)) + ")";
            case "_/_" -> divided("/", node, arguments);
            case "_%_" -> divided("%", node, arguments);
            case "@in" -> in(node, arguments);
            case "startsWith", "endsWith", "contains" -> onText(call, node);
            case "size" -> size(call, node);
            default -> refuse(node, "'" + call.function() + "' is not among the operators that features have");
        };
    }

    private String infix(String operator, List<CelExpr> arguments) {
        return arguments.stream().map(this::of).collect(Collectors.joining(" " + operator + " ", "(", ")"));
    }

    private String listed(List<CelExpr> arguments) {
        return arguments.stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private String equal(CelExpr node, List<CelExpr> arguments) {
        CelExpr left = arguments.get(0);
        CelExpr right = arguments.get(1);
        if (isConstantText(left) && isChoice(right)) {
            return choice(node, right, left);
        }
        if (isChoice(left) && isConstantText(right)) {
            return choice(node, left, right);
        }
        return isText(left) ? of(left) + ".equals(" + of(right) + ")" : "(" + of(left) + " == " + of(right) + ")";
    }

    private String compared(String operator, List<CelExpr> arguments) {
        return isText(arguments.get(0))
                ? "(" + of(arguments.get(0)) + ".compareTo(" + of(arguments.get(1)) + ") " + operator + " 0)"
                : infix(operator, arguments);
    }

    /** Compared as what it is: no name is made, no text read. */
    private String choice(CelExpr node, CelExpr choice, CelExpr constant) {
        ExpressionField field = Objects.requireNonNull(fieldOf(choice));
        String word = constant.constant().stringValue();
        List<String> words = field.choices().stream().map(Enum::name).toList();
        if (!words.contains(word)) {
            problems.add(
                    new ExpressionProblem(column(node), "'" + field.name() + "' is never '" + word + "'", word, words));
            return "false";
        }
        String type = field.choices().get(0).getDeclaringClass().getName();
        return "(" + java(field) + " == " + type + "." + word + ")";
    }

    private String divided(String operator, CelExpr node, List<CelExpr> arguments) {
        CelExpr divisor = arguments.get(1);
        boolean constant = divisor.exprKind().getKind() == ExprKind.Kind.CONSTANT
                && divisor.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && divisor.constant().int64Value() > 0;
        return constant
                ? infix(operator, arguments)
                : refuse(node, "divide only by a written positive number: anything else may be zero");
    }

    private String in(CelExpr node, List<CelExpr> arguments) {
        CelExpr searched = arguments.get(0);
        CelExpr list = arguments.get(1);
        if (list.exprKind().getKind() != ExprKind.Kind.LIST
                || list.list().elements().isEmpty()
                || list.list().elements().size() > MOST_LISTED) {
            return refuse(node, "after 'in' stands a written list of 1 to " + MOST_LISTED + " values");
        }
        return list.list().elements().stream()
                .map(element -> equal(node, List.of(searched, element)))
                .collect(Collectors.joining(" || ", "(", ")"));
    }

    private String onText(CelCall call, CelExpr node) {
        return call.target()
                .map(target -> of(target) + "." + call.function() + listed(call.args()))
                .orElseGet(() -> refuse(node, "write text." + call.function() + "('...')"));
    }

    private String size(CelCall call, CelExpr node) {
        CelExpr text = call.target().orElseGet(() -> call.args().get(0));
        return isText(text) ? "(long) " + of(text) + ".length()" : refuse(node, "size() is of texts only");
    }

    private boolean isText(CelExpr node) {
        return expression
                .tree()
                .getType(node.id())
                .map(type -> type.kind() == dev.cel.common.types.CelKind.STRING)
                .orElse(false);
    }

    private static boolean isConstantText(CelExpr node) {
        return node.exprKind().getKind() == ExprKind.Kind.CONSTANT
                && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static boolean isChoice(CelExpr node) {
        ExpressionField field = fieldOf(node);
        return field != null && field.type() == ExpressionField.Type.CHOICE;
    }

    private String refuse(CelExpr node, String what) {
        problems.add(ExpressionProblem.at(column(node), what));
        return "false";
    }

    private int column(CelExpr node) {
        Integer offset = expression.tree().getSource().getPositionsMap().get(node.id());
        return offset == null ? 0 : offset + 1;
    }

    /**
     * A Java literal of any text. Only octal escapes: unlike the other ones they cannot be mistaken for the beginning of a
     * Unicode escape, which Java resolves before it looks for the literal's end.
     */
    static String literal(String text) {
        StringBuilder java = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                java.append('\\').append(String.format(Locale.ROOT, "%03o", (int) c));
            } else {
                java.append(c);
            }
        }
        return java.append('"').toString();
    }
}
