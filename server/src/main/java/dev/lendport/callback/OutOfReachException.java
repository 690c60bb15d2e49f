package dev.lendport.callback;

import java.net.UnknownHostException;

/** A host has an address that callbacks must not go to. Nothing was connected. */
final class OutOfReachException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    OutOfReachException(String host) {
        super(host + " leads to an address that is not allowed");
    }
}
