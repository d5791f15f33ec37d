/**
 * The one command: what a person types at {@code ops/screener}. Each subcommand is a class that reads its options and calls
 * what does the work; nothing here knows how a settlement is decided.
 */
@NullMarked
package org.claimscreener.launcher;

import org.jspecify.annotations.NullMarked;
