/** The review desk: shows the holds, and sends what people want done with them. */
@NullMarked
package org.claimscreener.console;

import org.jspecify.annotations.NullMarked;
