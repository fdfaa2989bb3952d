package cn.juanzong.records.view;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.records.ArchivalRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as pages show it.
 *
 * @param record the record
 * @param state where its ingest stands, if that is known
 */
public record FileCard(ArchivalRecord record, @Nullable IngestState state) {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	/** The stage it is in; a record just entered is queued. */
	public Stage stage() {
		return (this.state != null) ? this.state.stage() : Stage.QUEUED;
	}

	public boolean pending() {
		return !stage().ended();
	}

	public boolean thumbnail() {
		return this.state != null && this.state.thumbnail();
	}

	public Extraction.@Nullable Reason reason() {
		return (this.state != null) ? this.state.reason() : null;
	}

	/** The colour of the state's chip. */
	public String colour() {
		return switch (stage()) {
			case INGESTED -> "green";
			case UNREADABLE -> "amber";
			case DAMAGED -> "red";
			default -> "blue";
		};
	}

	public String mediaType() {
		String type = (this.state != null) ? this.state.mediaType() : null;
		return (type != null) ? type : "application/octet-stream";
	}

	/** The message key of the type's name. */
	public String typeName() {
		return "mediaType." + mediaType();
	}

	/** A word for the picture's place where there is no picture. */
	public String extension() {
		String name = this.record.fileName();
		int dot = name.lastIndexOf('.');
		String extension = (dot > 0) ? name.substring(dot + 1) : "";
		return (extension.length() > 5) ? "" : extension.toUpperCase(Locale.ROOT);
	}

	public ZonedDateTime acceptedAt() {
		return this.record.acceptedAt().atZone(ZONE);
	}

	public String shortDigest() {
		return this.record.sha256().hex().substring(0, 12);
	}

	/** The size in the unit that reads best. */
	public String size() {
		long bytes = this.record.sizeBytes();
		if (bytes < 1024) {
			return bytes + " B";
		}
		double value = bytes;
		int unit = -1;
		while (value >= 1024 && unit < 3) {
			value /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, (value < 10) ? "%.1f %s" : "%.0f %s", value,
				new String[] { "KB", "MB", "GB", "TB" }[unit]);
	}

}
