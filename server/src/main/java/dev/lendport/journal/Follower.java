package dev.lendport.journal;

import java.util.List;

/**
 * Goes by what the journal tells. It is called in the transaction that gives the entries their positions, as the role
 * that sees every broker: what it derives from them is there when they are, and never twice.
 */
public interface Follower {
    /**
     * Derives what follows from the entries.
     *
     * @param entries each broker's in the order of their positions
     */
    void follow(List<Placed> entries);
}
