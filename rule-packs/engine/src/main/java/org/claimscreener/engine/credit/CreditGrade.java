package org.claimscreener.engine.credit;

/** Grades of institutions, the best first. */
public enum CreditGrade {
    A,
    B,
    C,
    D,
    E
}
