/** Tests of knowledge. */
@NullMarked
package org.claimscreener.engine.knowledge;

import org.jspecify.annotations.NullMarked;
