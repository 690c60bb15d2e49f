package dev.lendport.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do rather than which bean could not be made. */
final class OtherSecretKeyFailureAnalyzer extends AbstractFailureAnalyzer<OtherSecretKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OtherSecretKeyException cause) {
        return new FailureAnalysis(
                "This node's key is not the one that the secrets in the database are sealed with.",
                "Set LENDPORT_SECRET_KEY to the key of the nodes that work: their LENDPORT_SECRET_KEY, or the content of "
                        + "secret.key in the data folder of the one that started first. When the key is lost, see "
                        + "\"Callbacks and e-mail\" in docs/running.md.",
                cause);
    }
}
