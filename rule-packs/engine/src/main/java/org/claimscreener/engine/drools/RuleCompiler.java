package org.claimscreener.engine.drools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;

/**
 * Has Drools turn DRL texts into class files, and loads none of them. Thread-safe: one compile runs at a time, in the
 * whole JVM.
 */
final class RuleCompiler {
    /** Drools keeps modules in one repository a JVM, and its compiler has been seen to mix up builds that overlap. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final String CLASS_FILE = ".class";
    /** Describes sessions and rule bases; we make ours ourselves. */
    private static final String PROJECT = "org/drools/project/";

    private static final AtomicLong BUILDS = new AtomicLong();

    private RuleCompiler() {}

    /** What Drools said against the texts. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean inConsequence;

        private Refused(String message, boolean inConsequence) {
            super(message);
            this.inConsequence = inConsequence;
        }

        boolean inConsequence() {
            return inConsequence;
        }
    }

    /** How often this JVM has compiled rules. */
    static long builds() {
        return BUILDS.get();
    }

    /**
     * @param packageName that all texts begin with
     * @param textByPath complete DRL by path
     */
    static GeneratedCode compile(String packageName, Map<String, String> textByPath) throws Refused {
        KieServices services = KieServices.get();
        // A release id that nobody else has: the default one is shared in the process.
        ReleaseId releaseId =
                services.newReleaseId("org.claimscreener.packs", "pack", Long.toString(BUILDS.incrementAndGet()));
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(releaseId);
        textByPath.forEach((path, text) -> files.write("src/main/resources/" + path, text));
        synchronized (ONE_AT_A_TIME) {
            KieBuilder builder = services.newKieBuilder(files, new CompilerLoader());
            try {
                buildAll(builder);
                return new GeneratedCode(packageName, classes((InternalKieModule) builder.getKieModule()));
            } finally {
                services.getRepository().removeKieModule(releaseId);
            }
        }
    }

    /** A wrong literal makes {@code buildAll} throw where other faults are reported. */
    private static void buildAll(KieBuilder builder) throws Refused {
        List<Message> errors;
        try {
            errors = builder.buildAll(ExecutableModelProject.class).getResults().getMessages(Level.ERROR);
        } catch (RuntimeException | StackOverflowError e) {
            throw new Refused(
                    e.getClass().getSimpleName() + ": " + DrlText.oneLine(String.valueOf(e.getMessage())), false);
        }
        if (!errors.isEmpty()) {
            Message first = errors.get(0);
            boolean inConsequence = first.getText().startsWith("Unable to parse consequence")
                    || String.valueOf(first.getPath()).contains("LambdaConsequence");
            throw new Refused(DrlText.oneLine(first.getText()), inConsequence);
        }
    }

    private static Map<String, byte[]> classes(InternalKieModule module) {
        Map<String, byte[]> classes = new HashMap<>();
        for (String file : module.getFileNames()) {
            if (file.endsWith(CLASS_FILE) && !file.startsWith(PROJECT)) {
                String name = file.substring(0, file.length() - CLASS_FILE.length());
                classes.put(name.replace('/', '.'), module.getBytes(file));
            }
        }
        return classes;
    }
}
