/** Tests of figures for the public, and what they are made of. */
@NullMarked
package org.claimscreener.engine.disclosure;

import org.jspecify.annotations.NullMarked;
