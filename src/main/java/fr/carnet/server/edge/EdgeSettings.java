package fr.carnet.server.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.server.*} of the edge.
 *
 * @param maxBody largest request body, also after decompression; default 72 MB: 50 MB of content in base64 and a margin
 * @param bodyPatience how long a large body waits for memory while others are being read; default 30 s, then 503
 * @param maxArchive largest archive of a record brought by an operator; default 20 GB
 */
@Validated
@ConfigurationProperties("carnet.server")
record EdgeSettings(
        @DefaultValue("72MB") DataSize maxBody,
        @DefaultValue("30s") Duration bodyPatience,
        @DefaultValue("20GB") DataSize maxArchive) {}
