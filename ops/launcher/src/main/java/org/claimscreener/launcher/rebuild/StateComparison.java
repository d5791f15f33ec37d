package org.claimscreener.launcher.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A savepoint's entries of one subject against those folded from the log.
 *
 * @param equal entries that are the same
 * @param differences entries that are not, each in words
 */
public record StateComparison(long equal, List<String> differences) {
    private static final String NOTHING = "nothing";

    public StateComparison {
        differences = List.copyOf(differences);
    }

    /** Of both, by name. */
    static StateComparison of(SortedMap<String, String> saved, Map<String, String> rebuilt) {
        TreeSet<String> names = new TreeSet<>(saved.keySet());
        names.addAll(rebuilt.keySet());
        List<String> differences = new ArrayList<>();
        long equal = 0;
        for (String name : names) {
            String inState = saved.getOrDefault(name, NOTHING);
            String folded = rebuilt.getOrDefault(name, NOTHING);
            if (inState.equals(folded)) {
                equal++;
            } else {
                differences.add(name + ": the state has " + inState + ", the log gives " + folded);
            }
        }
        return new StateComparison(equal, differences);
    }
}
