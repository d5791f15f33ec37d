package org.claimscreener.traffic;

/**
 * Says that a settlement belongs to a fraud scheme. One scheme has one or several settlements.
 *
 * <p>Those that only prepare (the first stay of a split stay, the first nine swipes of a burst, the first sale of a trace code)
 * are {@code discernible = false}: when they arrive nothing tells them from honest ones, and no screener could. The others are
 * {@code discernible = true}; only they count as labelled when recall is measured. A hold on a preparing settlement is neither
 * a catch nor a false alarm.
 *
 * @param pattern what kind of fraud
 * @param schemeId the same for all settlements of one scheme
 * @param discernible what has arrived up to and including this settlement is enough to tell
 * @param undueFen what of the billed amount is undue by the scheme's own logic, in fen: the excess where there is one, else
 *     the lines or the whole bill
 */
public record Label(FraudPattern pattern, String schemeId, boolean discernible, long undueFen) {}
