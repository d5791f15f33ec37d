/**
 * Orders of the authority: which of them the law allows, by whom and for how long, and what is in force of them. The
 * articles are in {@link org.claimscreener.engine.directive.Statute}.
 */
@NullMarked
package org.claimscreener.engine.directive;

import org.jspecify.annotations.NullMarked;
