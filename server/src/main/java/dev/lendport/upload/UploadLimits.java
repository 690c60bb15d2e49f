package dev.lendport.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much a body may be that is a file.
 *
 * @param bytes the largest file
 * @param time the longest that one may take to arrive
 * @param atOnce how many one node takes in at the same time, which bounds the disk that is lost to unfinished ones
 * @param atOncePerPartner how many of them may be one partner's
 */
@ConfigurationProperties("lendport.upload")
public record UploadLimits(long bytes, Duration time, int atOnce, int atOncePerPartner) {
    public UploadLimits {
        if (bytes < 1 || time.isNegative() || time.isZero() || atOnce < 1 || atOncePerPartner < 1) {
            throw new IllegalArgumentException("lendport.upload needs positive limits");
        }
    }
}
