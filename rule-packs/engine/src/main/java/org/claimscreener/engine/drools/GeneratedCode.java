package org.claimscreener.engine.drools;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the compiler made of a pack's rules: class files that nobody has loaded yet. Nobody changes the bytes. */
final class GeneratedCode {
    private final String packageName;
    private final SortedMap<String, byte[]> classes;

    /**
     * Classes of one pack.
     *
     * @param packageName that the rules stand in
     * @param classes class files by binary name, e.g. {@code a.b.C$D}
     */
    GeneratedCode(String packageName, Map<String, byte[]> classes) {
        this.packageName = packageName;
        this.classes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    String packageName() {
        return packageName;
    }

    SortedMap<String, byte[]> classes() {
        return classes;
    }

    /** Does the class hold an author's condition, bound expression or consequence? */
    static boolean isAuthors(String className) {
        return simpleName(className).startsWith("Lambda");
    }

    /** Is it an author's consequence? */
    static boolean isConsequence(String className) {
        return simpleName(className).startsWith("LambdaConsequence");
    }

    /** Does the class only put rules together? */
    static boolean isFrame(String className) {
        String simple = simpleName(className);
        return simple.startsWith("Rules") || simple.startsWith("DomainClassesMetadata");
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
