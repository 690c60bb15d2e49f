package dev.lendport.openapi;

/** The code lists that {@code x-taxonomy} of the contract refers to. */
public interface CodeLists {
    boolean contains(String list, int id);
}
