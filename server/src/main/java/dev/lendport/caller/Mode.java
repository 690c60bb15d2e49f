package dev.lendport.caller;

/** Whether a broker's contracts are real. A sandbox broker has a test clock and may play outside events. */
public enum Mode {
    LIVE,
    SANDBOX
}
