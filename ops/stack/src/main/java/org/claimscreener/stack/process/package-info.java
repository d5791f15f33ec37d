/** JVMs of their own that can be killed, stopped and started again, and never outlive whoever started them. */
@NullMarked
package org.claimscreener.stack.process;

import org.jspecify.annotations.NullMarked;
