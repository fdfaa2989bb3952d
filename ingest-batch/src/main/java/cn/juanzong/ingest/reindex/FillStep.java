package cn.juanzong.ingest.reindex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.ingest.index.Documents;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes one range of ids into the new generation, some at a time. Where it stands is
 * kept in the step's context, so that a restart goes on there. Versions are drawn before
 * the objects are read: a change meanwhile draws a higher one and wins.
 */
@Component
class FillStep implements Tasklet {

	private static final int AT_ONCE = 50;

	private final JdbcClient jdbc;

	private final Documents documents;

	private final GenerationSteps generation;

	private final Rebuilds rebuilds;

	FillStep(JdbcClient jdbc, Documents documents, GenerationSteps generation, Rebuilds rebuilds) {
		this.jdbc = jdbc;
		this.documents = documents;
		this.generation = generation;
		this.rebuilds = rebuilds;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		StepExecution step = contribution.getStepExecution();
		ExecutionContext range = step.getExecutionContext();
		Map<UUID, Long> versions = next(range.getString(IdRanges.FROM), range.getString(IdRanges.TO));
		if (versions.isEmpty()) {
			return RepeatStatus.FINISHED;
		}
		this.generation.generation(step).put(this.documents.of(versions));
		versions.keySet().forEach((id) -> range.putString(IdRanges.FROM, id.toString()));
		this.rebuilds.progress(GenerationSteps.rebuild(step), versions.size());
		contribution.incrementWriteCount(versions.size());
		return RepeatStatus.CONTINUABLE;
	}

	private Map<UUID, Long> next(String from, String to) {
		Map<UUID, Long> versions = new LinkedHashMap<>();
		this.jdbc.sql("""
				select object_id, nextval('index_version') as version from (
				  select object_id from ingest_object
				  where object_id > cast(:from as uuid) and object_id <= cast(:to as uuid)
				  order by object_id limit :limit) as next_ones
				order by object_id""").param("from", from).param("to", to).param("limit", AT_ONCE).query((row) -> {
			versions.put(row.getObject("object_id", UUID.class), row.getLong("version"));
		});
		return versions;
	}

}
