package org.claimscreener.engine.pack;

import java.util.regex.Pattern;

/** How names in a pack may look. */
public final class Shapes {
    public static final Pattern PACK_ID = Pattern.compile("[a-z][a-z0-9-]{1,48}[a-z0-9]");
    static final Pattern VERSION =
            Pattern.compile("(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}(-[0-9A-Za-z.-]{1,30})?");
    static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    static final String SNAKE_IN_WORDS = "lower_snake letters and digits";
    static final Pattern REGION = Pattern.compile("[0-9]{2,12}");
    static final Pattern TABLE_FILE = Pattern.compile("tables/[a-z0-9][a-z0-9._-]{0,80}\\.csv");
    public static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Shapes() {}
}
