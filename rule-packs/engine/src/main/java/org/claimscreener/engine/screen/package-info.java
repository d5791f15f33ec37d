/**
 * All of it in one call: facts, past, features and packs in; one decision out. Never throws for what it is given.
 */
@NullMarked
package org.claimscreener.engine.screen;

import org.jspecify.annotations.NullMarked;
