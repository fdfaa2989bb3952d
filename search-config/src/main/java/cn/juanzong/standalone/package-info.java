/**
 * Embedded PostgreSQL, Elasticsearch and S3 endpoint: each starts only where no
 * connection is configured, keeps its data in one folder, and is imported by nobody in
 * main code. Tests without a Spring context ask
 * {@link cn.juanzong.standalone.Connections}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.juanzong.standalone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
