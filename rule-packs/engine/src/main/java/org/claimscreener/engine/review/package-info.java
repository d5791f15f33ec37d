/**
 * What an author wants to know of a pack before anybody else sees it: everything wrong with it, what in it is of no use,
 * how often its rules fire, and how it differs from another. For author tools; nothing here takes part in a decision.
 */
@NullMarked
package org.claimscreener.engine.review;

import org.jspecify.annotations.NullMarked;
