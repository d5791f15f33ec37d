package org.claimscreener.authorkit.write;

import org.claimscreener.commandline.Text;

/** Numbers of things in words. Stateless. */
final class Count {
    private Count() {}

    /** {@code 1 case}, {@code 2 cases}; a word that ends otherwise is given as {@code near miss|near misses}. */
    static String of(long count, String word) {
        int bar = word.indexOf('|');
        String one = bar < 0 ? word : word.substring(0, bar);
        String many = bar < 0 ? word + "s" : word.substring(bar + 1);
        return Text.count(count) + " " + (count == 1 ? one : many);
    }
}
