/** The bundled packs, held to their cases and to what every pack must keep. */
@NullMarked
package org.claimscreener.engine.cases;

import org.jspecify.annotations.NullMarked;
