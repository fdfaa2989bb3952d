package cn.juanzong.ingest.lookalike;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.Rendition;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the hashes of pictures, one row a cut, and what they look like in small. Both are
 * made from the thumbnail, so that the uploaded bytes are decoded in the reading process
 * only.
 */
@Component
public class PictureHashes {

	private final JdbcClient jdbc;

	PictureHashes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Replaces the hashes of a picture, in the caller's transaction.
	 * @param objectId the picture
	 * @param thumbnail a view of it that we made, or null if there is none
	 */
	public void replace(UUID objectId, @Nullable Rendition thumbnail) {
		this.jdbc.sql("delete from picture_hash where object_id = :id").param("id", objectId).update();
		this.jdbc.sql("delete from picture_look where object_id = :id").param("id", objectId).update();
		if (thumbnail == null) {
			return;
		}
		try {
			BufferedImage picture = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
			Map<Cut, PictureHash> hashes = (picture != null) ? PictureHash.of(picture) : Map.of();
			if (picture != null && !hashes.isEmpty()) {
				insert(objectId, hashes, PictureLook.of(picture));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("A view that was just made cannot be read", ex);
		}
	}

	private void insert(UUID objectId, Map<Cut, PictureHash> hashes, PictureLook look) {
		List<Map.Entry<Cut, PictureHash>> rows = List.copyOf(hashes.entrySet());
		this.jdbc.sql("""
				insert into picture_hash (object_id, organizer_id, cut, coarse, fine)
				select object_id, organizer_id, h.* from ingest_object
				cross join unnest(:cuts::text[], :coarse::bigint[], :fine::bytea[]) h where object_id = :id""")
			.param("cuts", rows.stream().map((each) -> each.getKey().name()).toArray(String[]::new))
			.param("coarse", rows.stream().map((each) -> each.getValue().coarse()).toArray(Long[]::new))
			.param("fine", rows.stream().map((each) -> bytes(each.getValue())).toArray(byte[][]::new))
			.param("id", objectId)
			.update();
		this.jdbc.sql("""
				insert into picture_look (object_id, organizer_id, grey)
				select object_id, organizer_id, :grey from ingest_object where object_id = :id""")
			.param("grey", look.grey())
			.param("id", objectId)
			.update();
	}

	static byte[] bytes(PictureHash hash) {
		ByteBuffer bytes = ByteBuffer.allocate(hash.fine().length * Long.BYTES);
		bytes.asLongBuffer().put(hash.fine());
		return bytes.array();
	}

	static PictureHash hash(long coarse, byte[] bytes) {
		long[] fine = new long[bytes.length / Long.BYTES];
		ByteBuffer.wrap(bytes).asLongBuffer().get(fine);
		return new PictureHash(coarse, fine);
	}

}
