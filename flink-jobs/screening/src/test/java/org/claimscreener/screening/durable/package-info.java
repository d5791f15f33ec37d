/** What rests in state outlives the build that wrote it and the number of subtasks that kept it. */
@NullMarked
package org.claimscreener.screening.durable;

import org.jspecify.annotations.NullMarked;
