package org.claimscreener.engine.drools;

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
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * DRL texts compiled by Drools, under a release id that nobody else has. Sessions may be taken by several threads;
 * close it once, when none is in use.
 */
final class CompiledRules implements AutoCloseable {
    /** Drools keeps modules in one repository a JVM, and its compiler has been seen to mix up builds that overlap. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final String CLASS_FILE = ".class";

    private static final AtomicLong BUILDS = new AtomicLong();

    private final ReleaseId releaseId;
    private final KieContainer container;
    private final KieSessionsPool sessions;

    private CompiledRules(ReleaseId releaseId, KieContainer container) {
        this.releaseId = releaseId;
        this.container = container;
        this.sessions = container.newKieSessionsPool(1);
    }

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

    /**
     * @param name of the pack, for the release id
     * @param version of the release id; need not be unique
     * @param textByPath complete DRL by path
     */
    static CompiledRules compile(String name, String version, Map<String, String> textByPath) throws Refused {
        KieServices services = KieServices.get();
        ReleaseId releaseId =
                services.newReleaseId("org.claimscreener.packs", name, version + "." + BUILDS.incrementAndGet());
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(releaseId);
        textByPath.forEach((path, text) -> files.write("src/main/resources/" + path, text));
        synchronized (ONE_AT_A_TIME) {
            ClassLoader loader = CompiledRules.class.getClassLoader();
            KieBuilder builder = services.newKieBuilder(files, loader);
            try {
                buildAll(builder);
                KieContainer container = services.newKieContainer(releaseId, loader);
                loadClasses((InternalKieModule) builder.getKieModule(), container.getClassLoader());
                return new CompiledRules(releaseId, container);
            } catch (Refused e) {
                services.getRepository().removeKieModule(releaseId);
                throw e;
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

    /** Conditions and consequences are a class each; loaded when first needed, they would hold up a settlement. */
    private static void loadClasses(InternalKieModule module, ClassLoader loader) {
        for (String file : module.getFileNames()) {
            if (file.endsWith(CLASS_FILE)) {
                String name =
                        file.substring(0, file.length() - CLASS_FILE.length()).replace('/', '.');
                try {
                    Class.forName(name, true, loader);
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException("Drools has lost a class that it compiled: " + name, e);
                }
            }
        }
    }

    /** A clean session; {@code dispose} gives it back. Thread-safe. */
    KieSession session() {
        return sessions.newKieSession();
    }

    /** Lets go of the compiled classes. */
    @Override
    public void close() {
        sessions.shutdown();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(releaseId);
    }
}
