package org.claimscreener.engine.drools;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which rule a generated class came from: the first that uses it, for rules with the same condition share a class.
 * Immutable, thread-safe.
 */
final class RuleOrigins {
    private static final String DSL = "org/drools/modelcompiler/dsl/pattern/D";

    private final Map<String, String> ruleByClass = new HashMap<>();

    /** Reads it from the classes that put the rules together; what cannot be read has no origin. */
    RuleOrigins(GeneratedCode code) {
        code.classes().forEach((name, bytes) -> {
            if (GeneratedCode.isFrame(name)) {
                new ClassReader(bytes).accept(new Frame(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        });
    }

    /** Of several rules together. */
    RuleOrigins(Collection<RuleUnit> units) {
        units.forEach(unit -> ruleByClass.putAll(unit.group().ruleByClass()));
    }

    Map<String, String> ruleByClass() {
        return Collections.unmodifiableMap(ruleByClass);
    }

    /** The rule's name. */
    Optional<String> ruleOf(String className) {
        return Optional.ofNullable(ruleByClass.get(className));
    }

    /** The rule whose code was running when an error was made. */
    Optional<String> ruleIn(Throwable error) {
        for (StackTraceElement call : error.getStackTrace()) {
            Optional<String> rule = ruleOf(call.getClassName());
            if (rule.isPresent()) {
                return rule;
            }
        }
        return Optional.empty();
    }

    private final class Frame extends ClassVisitor {
        Frame() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new RuleMethod();
        }
    }

    /** One rule: its name is the last text before {@code D.rule}, and what it uses comes after. */
    private final class RuleMethod extends MethodVisitor {
        private String text = "";
        private String rule = "";

        RuleMethod() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object value) {
            text = value instanceof String constant ? constant : text;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            rule = owner.equals(DSL) && name.equals("rule") ? text : rule;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            String className = owner.replace('/', '.');
            if (!rule.isEmpty() && GeneratedCode.isAuthors(className)) {
                ruleByClass.putIfAbsent(className, rule);
            }
        }
    }
}
