package dev.lendport.http;

/** The sizes every list keeps to. */
public final class Paging {
    public static final int DEFAULT_SIZE = 20;
    public static final int LARGEST_SIZE = 200;

    private Paging() {}
}
