package org.claimscreener.engine.drools;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has each generated condition and bound expression {@link RuleBudget#tick tick} before anything else. Drools cannot stop
 * a join; what it calls for every pair of facts can. Stateless.
 */
final class BudgetWeaver {
    private static final String BUDGET = RuleBudget.class.getName().replace('.', '/');
    private static final Set<String> TRIED = Set.of("test", "apply");

    private BudgetWeaver() {}

    static GeneratedCode weave(GeneratedCode code) {
        Map<String, byte[]> woven = new TreeMap<>(code.classes());
        woven.replaceAll((name, bytes) -> GeneratedCode.isAuthors(name) ? woven(bytes) : bytes);
        return new GeneratedCode(code.packageName(), woven);
    }

    private static byte[] woven(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new TickingClass(writer), 0);
        return writer.toByteArray();
    }

    private static final class TickingClass extends ClassVisitor {
        TickingClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
            return TRIED.contains(name) && !bridge ? new TickingMethod(next) : next;
        }
    }

    private static final class TickingMethod extends MethodVisitor {
        TickingMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, BUDGET, "tick", "()V", false);
        }
    }
}
