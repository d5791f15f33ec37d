package org.claimscreener.engine.drools;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one generated class, and notes what is not allowed. Not thread-safe. */
final class ClassGate extends ClassVisitor {
    private static final int STRANGE_KINDS = Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION | Opcodes.ACC_MODULE;
    private static final String MARKER = "Lorg/drools/compiler/kie/builder/MaterializedLambda;";

    private final String className;
    private final Set<String> own;
    private final Set<String> faults;

    /**
     * For one class.
     *
     * @param own binary names of all classes of the pack
     * @param faults to add to, each a clause
     */
    ClassGate(String className, Set<String> own, Set<String> faults) {
        super(Opcodes.ASM9);
        this.className = className;
        this.own = own;
        this.faults = faults;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        if (!name.replace('/', '.').equals(className) || (access & STRANGE_KINDS) != 0) {
            fault("it is no plain class of its name");
        }
        if ((version & 0xffff) < Opcodes.V1_7) {
            fault("it is in a class format so old that jumps cannot be followed");
        }
        type(Type.getObjectType(String.valueOf(superName)));
        for (String each : interfaces == null ? new String[0] : interfaces) {
            type(Type.getObjectType(each));
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (!descriptor.equals(MARKER)) {
            fault("it is annotated with " + Type.getType(descriptor).getClassName());
        }
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
        if (isStatic && !isFinal) {
            fault("it keeps '" + name + "' from one settlement to the next");
        }
        if (!isStatic && GeneratedCode.isAuthors(className)) {
            fault("it keeps '" + name + "'");
        }
        type(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            fault("method " + name + " is native");
        }
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            fault("method " + name + " is synchronized");
        }
        for (String exception : exceptions == null ? new String[0] : exceptions) {
            type(Type.getObjectType(exception));
        }
        return new MethodGate(this, name, (access & Opcodes.ACC_BRIDGE) != 0);
    }

    boolean holdsAuthorsCode() {
        return GeneratedCode.isAuthors(className);
    }

    boolean isOwn(String owner) {
        return own.contains(owner);
    }

    boolean isThis(String owner) {
        return className.equals(owner);
    }

    void fault(String clause) {
        faults.add(clause);
    }

    /** Notes a type that rules may not name; of an array, its elements'. */
    void type(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        boolean named = element.getSort() == Type.OBJECT;
        // The type of a class literal stands in signatures that the generated frame fills with facts' classes.
        boolean fine = !named
                || own.contains(element.getClassName())
                || AllowedCode.classNames().contains(element.getClassName());
        if (!fine) {
            fault("it names " + element.getClassName());
        }
    }
}
