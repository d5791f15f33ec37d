package org.claimscreener.engine.drools;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads the code of one generated method: what it refers to, and whether it runs straight on. Not thread-safe. */
final class MethodGate extends MethodVisitor {
    private static final String CONCAT = "java/lang/invoke/StringConcatFactory";

    private final ClassGate gate;
    private final String method;
    private final boolean bridge;
    private final Set<Label> passed = new HashSet<>();

    MethodGate(ClassGate gate, String method, boolean bridge) {
        super(Opcodes.ASM9);
        this.gate = gate;
        this.method = method;
        this.bridge = bridge;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
            gate.fault("it locks an object");
        }
        if (opcode == Opcodes.ATHROW && gate.holdsAuthorsCode()) {
            gate.fault("it throws an exception itself");
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            gate.fault("it makes an array of numbers");
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        gate.type(Type.getObjectType(type));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        gate.fault("it makes an array of arrays");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean writes = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD;
        String initializer = opcode == Opcodes.PUTSTATIC ? "<clinit>" : "<init>";
        if (writes && !(gate.isThis(name(owner)) && method.equals(initializer))) {
            gate.fault("it writes to " + name(owner) + "." + name);
        }
        member(owner, name);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean copyOfConstants =
                owner.equals("java/lang/System") && name.equals("arraycopy") && method.equals("values");
        if (!copyOfConstants) {
            member(owner, name);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        // Drools writes a class where others write a lambda; so only texts are joined this way.
        if (!bootstrap.getOwner().equals(CONCAT)) {
            gate.fault("it is linked by " + name(bootstrap.getOwner()) + "." + bootstrap.getName());
        }
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        gate.fault("it catches exceptions");
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        jump(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        visitLookupSwitchInsn(otherwise, new int[0], labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        jump(otherwise);
        for (Label label : labels) {
            jump(label);
        }
    }

    private void jump(Label to) {
        if (passed.contains(to)) {
            gate.fault("it loops");
        }
    }

    private void constant(Object value) {
        if (value instanceof Type type && type.getSort() != Type.METHOD) {
            gate.type(type);
        } else if (value instanceof Handle handle) {
            member(handle.getOwner(), handle.getName());
        } else if (value instanceof ConstantDynamic) {
            gate.fault("it makes a constant by code");
        }
    }

    private void member(String owner, String name) {
        String className = name(owner);
        if (gate.isOwn(className)) {
            ownMember(className, name);
        } else if (!AllowedCode.isMember(className, name, !gate.holdsAuthorsCode())) {
            gate.fault("it touches " + className + "." + name);
        }
    }

    /** Of the pack's own methods an author's class calls only the one behind its bridge: calls in a circle are loops too. */
    private void ownMember(String className, String name) {
        boolean field = name.equals("INSTANCE") || name.startsWith("var_") || name.startsWith("ENUM$");
        boolean fine = !gate.holdsAuthorsCode()
                || field
                || name.equals("EXPRESSION_INFO")
                || (gate.isThis(className) && (bridge || name.equals("<init>")));
        if (!fine) {
            gate.fault("it calls back into compiled rules, " + className + "." + name);
        }
    }

    private static String name(String internalName) {
        return Type.getObjectType(internalName).getClassName();
    }
}
