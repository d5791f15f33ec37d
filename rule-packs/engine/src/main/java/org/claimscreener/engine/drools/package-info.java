/**
 * The only package that knows Drools: compiles a checked pack and evaluates facts against it.
 */
@NullMarked
package org.claimscreener.engine.drools;

import org.jspecify.annotations.NullMarked;
