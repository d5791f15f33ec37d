package org.claimscreener.engine.feature;

import java.util.ArrayList;
import java.util.List;

import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * Compiles checked features to byte code, all of a pack at once. Sixty features over a year of visits fit a latency
 * budget only as straight code: an interpreter of CEL takes a microsecond an expression. Stateless, thread-safe.
 */
public final class FeatureCompiler {
    private static final String PACKAGE = "org.claimscreener.engine.feature.compiled";
    private static final String PREFACE = "package " + PACKAGE + ";\n"
            + "import org.claimscreener.engine.fact.FactSet;\n"
            + "import org.claimscreener.engine.fact.FeeLine;\n"
            + "import org.claimscreener.engine.fact.PastLine;\n"
            + "import org.claimscreener.engine.fact.PastVisit;\n"
            + "import org.claimscreener.engine.feature.Folded;\n"
            + "import org.claimscreener.engine.feature.Operands;\n"
            + "import org.claimscreener.engine.feature.Past;\n"
            + "import org.claimscreener.engine.feature.PastFold;\n"
            + "import org.claimscreener.engine.feature.Reading;\n"
            + "import org.claimscreener.engine.feature.RunOfDays;\n";

    private FeatureCompiler() {}

    /**
     * Compiles them.
     *
     * @throws IllegalStateException when one does not compile: what the check lets through compiles, so it is our fault
     */
    public static CompiledFeatures compile(List<CheckedFeature> features) {
        if (features.isEmpty()) {
            return CompiledFeatures.NONE;
        }
        StringBuilder java = new StringBuilder(PREFACE);
        for (int i = 0; i < features.size(); i++) {
            java.append(text(features.get(i), "F" + i));
        }
        ClassLoader classes = classes(java.toString());
        List<PatientFeature> ofPatients = new ArrayList<>();
        List<InstitutionFeature> ofInstitutions = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            FeatureDeclaration declaration = features.get(i).declaration();
            if (declaration.key().ofPatient()) {
                ofPatients.add(new PatientFeature(declaration, made(classes, "F" + i, PastFold.class)));
            } else {
                ofInstitutions.add(new InstitutionFeature(declaration, made(classes, "F" + i, Reading.class)));
            }
        }
        return new CompiledFeatures(ofPatients, ofInstitutions);
    }

    private static String text(CheckedFeature feature, String name) {
        return feature.declaration().key().ofPatient()
                ? new FoldText(feature.declaration(), feature.value(), feature.where()).classNamed(name)
                : ReadingText.classNamed(name, feature.value(), feature.where());
    }

    private static ClassLoader classes(String java) {
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(FeatureCompiler.class.getClassLoader());
        try {
            compiler.cook(java);
        } catch (CompileException e) {
            throw new IllegalStateException("Checked features do not compile:\n" + java, e);
        }
        return compiler.getClassLoader();
    }

    private static <T> T made(ClassLoader classes, String name, Class<T> type) {
        try {
            return type.cast(classes.loadClass(PACKAGE + "." + name)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A compiled feature cannot be made", e);
        }
    }
}
