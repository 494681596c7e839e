package fr.carnet.extraction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.extraction.*}.
 *
 * @param atOnce documents read at the same time, which bounds the memory; one more waits for the job; default 2
 * @param mostAttempts attempts at a document before it is given up; default 5
 * @param mostBytes a longer document is not read; default 20 MB
 */
@Validated
@ConfigurationProperties("carnet.extraction")
record ExtractionSettings(
        @Min(1) @Max(16) @DefaultValue("2") int atOnce,
        @Min(1) @Max(100) @DefaultValue("5") int mostAttempts,
        @Min(1_000) @DefaultValue("20000000") long mostBytes) {}
