/** Tests of keys and signatures. */
@NullMarked
package org.claimscreener.engine.approval;

import org.jspecify.annotations.NullMarked;
